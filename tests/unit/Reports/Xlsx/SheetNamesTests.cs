using SurveyPipeline.Reports.Xlsx;

namespace SurveyPipeline.Tests.Unit.Reports.Xlsx;

public sealed class SheetNamesTests
{
    [Fact]
    public void Names_are_cut_cleaned_and_told_apart()
    {
        var names = SheetNames.Of([
            "Digital tools and their rules, part one",
            "Digital tools and their rules, part two",
            "'Who [does] what?'",
            "summary",
            "Summary",
        ]);

        Assert.Equal(
            [
                "Digital tools and their rules,",
                "Digital tools and their rules 2",
                "Who does what",
                "summary",
                "Summary 2",
            ],
            names,
            StringComparer.Ordinal
        );
    }
}
