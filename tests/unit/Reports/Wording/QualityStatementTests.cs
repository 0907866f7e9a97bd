using SurveyPipeline.Tests.Unit.Reports.Deposit;

namespace SurveyPipeline.Tests.Unit.Reports.Wording;

public sealed class QualityStatementTests
{
    [Fact]
    public async Task The_report_says_how_when_and_whom_the_survey_asked()
    {
        var instrument = DdiCodebookTests.Instrument("tutorial");
        var report = await DdiCodebookTests.BuildAsync(instrument, DdiCodebookTests.Said());

        var page = report.Page("en");
        var lines = page.QuerySelectorAll("#origin ~ dl dt")
            .Select(t => (t.TextContent, t.NextElementSibling!.TextContent))
            .ToList();

        Assert.Equal(
            [
                (
                    "How answers were given",
                    "Online or on paper, by whoever chose to answer; no sample was drawn, and no name is known. Paper forms were typed in twice."
                ),
                ("Period", "January 2026"),
                ("Who was asked", "Everyone in the house"),
                ("Groups", "Office; Workshop or not said"),
                ("How people were invited", "A note on the door"),
                ("Languages of the questionnaire", "English, Français"),
                ("Questionnaire used", $"tea-kitchen@1.0.0, SHA-256 {instrument.Sha256}"),
                ("What is different since before", "The list of drinks"),
                ("What may have moved the answers", "The kettle broke"),
                ("To be reached at", "The House, Ask Ann, ann@example.org"),
                ("By", "A. Baker; The House"),
                ("Keywords", "tea; breaks; The tea kitchen"),
                ("May be used under", "CC0 1.0, http://creativecommons.org/publicdomain/zero/1.0"),
                (
                    "To be cited as",
                    "A. Baker; The House (2026). Our tea kitchen – January 2026 [tea-kitchen@1.0.0]. The House. CC0 1.0."
                ),
            ],
            lines
        );
    }

    [Fact]
    public async Task What_the_organiser_did_not_say_has_no_line()
    {
        var report = await DdiCodebookTests.BuildAsync(DdiCodebookTests.Instrument("tutorial"));

        Assert.DoesNotContain(
            report.Page("fr").QuerySelectorAll("#origin ~ dl dt"),
            t => t.TextContent is "Personnes sollicitées" or "Ce qui a changé depuis"
        );
    }
}
