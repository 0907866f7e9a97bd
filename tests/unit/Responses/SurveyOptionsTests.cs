using SurveyPipeline.Responses;

namespace SurveyPipeline.Tests.Unit.Responses;

public sealed class SurveyOptionsTests
{
    [Fact]
    public void Reports_may_be_used_by_whoever_names_their_source_unless_set()
    {
        Assert.Equal("CC-BY-4.0", new SurveyOptions().Licence);
    }
}
