using System.Text;

namespace SurveyPipeline.Tests.Integration.Privacy;

/// <summary>The test of the test: what is there is found.</summary>
public sealed class TracesTests
{
    [Theory]
    [InlineData("canary-7")]
    [InlineData("x canary-7")]
    [InlineData("xy canary-7 z")]
    [InlineData("xyzw canary-7 zz")]
    public void A_text_is_found_plain_wide_and_in_base64(string whole)
    {
        var plain = Encoding.UTF8.GetBytes(whole);

        Assert.True(Traces.Hold(plain, "canary-7"));
        Assert.True(Traces.Hold(Encoding.Unicode.GetBytes(whole), "canary-7"));
        Assert.True(
            Traces.Hold(Encoding.ASCII.GetBytes(Convert.ToBase64String(plain)), "canary-7")
        );
        Assert.False(Traces.Hold(plain, "canard-7"));
        Assert.False(
            Traces.Hold(Encoding.ASCII.GetBytes(Convert.ToBase64String(plain)), "canard-7")
        );
    }
}
