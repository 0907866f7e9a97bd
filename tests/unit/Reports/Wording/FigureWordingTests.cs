using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Statistics;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Reports.Wording;

/// <summary>The examples of <c>statistics.md</c> section 1, word for word.</summary>
public sealed class FigureWordingTests
{
    private static readonly Instrument Questionnaire = TestData.BuiltInInstrument();

    [Theory]
    [InlineData(9, 3, 12, "about 9 or more of 12 (rounded)")]
    [InlineData(0, 3, 12, "about 3 or fewer of 12 (rounded)")]
    [InlineData(27, 3, 30, "about 27 or more of 30 (rounded)")]
    [InlineData(54, 6, 60, "about 54 or more of 60 (rounded)")]
    [InlineData(81, 9, 90, "about 81 or more of 90 (rounded)")]
    [InlineData(12, 0, 12, "about 9 or more of 12 (rounded)")]
    [InlineData(12, 6, 60, "between about 12 and 18 of 60 (rounded)")]
    [InlineData(0, 12, 12, "not broken down")]
    [InlineData(0, 0, 12, "few or none")]
    [InlineData(6, 0, 24, "25\u00a0%")]
    public void A_figure_says_what_may_be_said(int cells, int undistributed, int total, string said)
    {
        var words = new ReportWording(Questionnaire, new Language("en"));

        Assert.Equal(said, words.Figure(Figure.From(cells, undistributed, total)));
    }

    [Theory]
    [InlineData("fr", "environ 1\u00a0080 ou plus sur 1\u00a0200 (arrondi)")]
    [InlineData("nl", "ongeveer 1.080 of meer van 1.200 (afgerond)")]
    [InlineData("de", "etwa 1.080 oder mehr von 1.200 (gerundet)")]
    [InlineData("en", "about 1,080 or more of 1,200 (rounded)")]
    public void Every_language_says_the_same(string language, string said)
    {
        var words = new ReportWording(Questionnaire, new Language(language));

        Assert.Equal(said, words.Figure(Figure.From(1170, 0, 1200)));
    }

    [Theory]
    [InlineData(
        "fr",
        "entre environ 62 et 64\u00a0% de toutes les personnes participantes (arrondi)"
    )]
    [InlineData("nl", "tussen ongeveer 62 en 64\u00a0% van alle deelnemers (afgerond)")]
    [InlineData("de", "zwischen etwa 62 und 64\u00a0% aller Teilnehmenden (gerundet)")]
    [InlineData("en", "between about 62 and 64\u00a0% of all respondents (rounded)")]
    public void A_sum_in_which_a_little_is_undistributed_has_percentages(
        string language,
        string said
    )
    {
        var words = new ReportWording(Questionnaire, new Language(language));
        var figure = Figure.From(348, 9, 558, releases: 4);

        Assert.Equal(said, words.ShareOrBound(figure));
        Assert.EndsWith(said, words.Figure(figure), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(540, 15, 600, "about 90\u00a0% or more of all respondents (rounded)")]
    [InlineData(0, 12, 600, "about 2\u00a0% or fewer of all respondents (rounded)")]
    public void A_bound_of_such_a_sum_is_said_as_one(
        int cells,
        int undistributed,
        int total,
        string said
    )
    {
        var words = new ReportWording(Questionnaire, new Language("en"));

        Assert.Equal(
            said,
            words.ShareOrBound(Figure.From(cells, undistributed, total, releases: 4))
        );
    }
}
