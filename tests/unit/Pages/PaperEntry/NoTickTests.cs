using SurveyPipeline.Pages.PaperEntry;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Pages.PaperEntry;

public sealed class NoTickTests
{
    [Theory]
    [InlineData(1, "0")]
    [InlineData(0, "X")]
    public void Where_a_scale_begins_with_0_another_figure_says_that_no_box_is_ticked(
        int firstCode,
        string figure
    )
    {
        var sheet = new EntrySheet(TestData.WithScales(5, firstCode), new FormFields([]));

        Assert.Equal(figure, sheet.NoTick);
    }
}
