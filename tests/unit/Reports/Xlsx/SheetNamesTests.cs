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

    [Fact]
    public void No_name_is_empty_blank_reserved_or_only_the_mark_of_another()
    {
        Assert.Equal(
            ["History 2", "–", "– 2", "– 3", "history 3"],
            SheetNames.Of(["History", ":::", "[]", " \u00a0", "history"]),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public void A_name_is_cut_between_whole_signs()
    {
        var before = new string('a', 30);

        Assert.Equal(
            [before, before + "b", "a" + before[..24] + "👩‍💻"],
            SheetNames.Of([before + "👩‍💻", before + "b👩‍💻", "a" + before[..24] + "👩‍💻👩‍💻"]),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public void A_line_break_is_a_space()
    {
        Assert.Equal(["One two"], SheetNames.Of(["One\ntwo"]), StringComparer.Ordinal);
    }
}
