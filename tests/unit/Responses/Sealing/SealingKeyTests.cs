using System.Buffers.Text;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Responses.Sealing;

public sealed class SealingKeyTests
{
    private static readonly string Text = TestData.OpeningKeys.Sealing.ToString();

    [Fact]
    public void A_key_is_87_characters()
    {
        Assert.Equal(87, Text.Length);
        Assert.Equal(Text, SealingKey.TryParse(Text)!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no key")]
    [InlineData("BAECAw")]
    public void Anything_else_is_no_key(string text) => Assert.Null(SealingKey.TryParse(text));

    // The last byte of this point is zero, as are bytes that nothing was read into.
    [Theory]
    [InlineData(65, true)]
    [InlineData(64, false)]
    [InlineData(66, false)]
    public void A_key_of_one_byte_less_or_more_is_none(int bytes, bool expected)
    {
        var point = Base64Url.DecodeFromChars(
            "BGf1aQih0hnY4CpxnNJHOG1LM04z6ukIgFQgJnHOG6kOPEErd0HUh9uU--6ds2nRHppwMG3Zwu9xgSNHXXN-iQA"
        );
        Array.Resize(ref point, bytes);

        var key = SealingKey.TryParse(Base64Url.EncodeToString(point));

        Assert.Equal(expected, key is not null);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    public void A_key_with_another_byte_somewhere_is_none(int index)
    {
        var point = Base64Url.DecodeFromChars(Text);
        point[index] ^= 1;

        Assert.Null(SealingKey.TryParse(Base64Url.EncodeToString(point)));
    }
}
