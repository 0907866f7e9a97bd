using System.Text;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Pages.Respondent;

public sealed class CalendarFileTests
{
    private static readonly Uri Site = new("https://survey.example.org");

    [Fact]
    public void An_open_survey_has_its_last_day_and_its_report()
    {
        var lines = LinesOf(new SurveyOptions { PublicResults = true }, "fr");

        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Equal("END:VCALENDAR", lines[^1]);
        Assert.Equal(2, lines.Count(l => l is "BEGIN:VEVENT"));
        Assert.Equal(
            ["20261130", "20261201"],
            lines
                .Where(l => l.StartsWith("DTSTART;VALUE=DATE:", StringComparison.Ordinal))
                .Select(l => l[19..])
        );
        Assert.Equal(
            ["https://survey.example.org/fr", "https://survey.example.org/fr/results"],
            lines.Where(l => l.StartsWith("URL:", StringComparison.Ordinal)).Select(l => l[4..])
        );
        Assert.Contains(
            lines,
            l => l.StartsWith("SUMMARY:Dernier jour pour répondre – ", StringComparison.Ordinal)
        );
        Assert.Contains(
            lines,
            l => l.StartsWith("SUMMARY:Rapport\u00a0: novembre 2026 – ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Before_the_opening_it_begins_with_that()
    {
        var lines = LinesOf(new SurveyOptions { OpensAt = PageReader.Morning.AddDays(20) }, "en");

        Assert.Equal(
            ["20261214", "20261231", "20270101"],
            lines
                .Where(l => l.StartsWith("DTSTART;VALUE=DATE:", StringComparison.Ordinal))
                .Select(l => l[19..])
        );
    }

    [Fact]
    public void After_the_closing_only_the_report_is_left()
    {
        var lines = LinesOf(new SurveyOptions { ClosesAt = PageReader.Morning.AddHours(-1) }, "en");

        Assert.Equal(
            ["DTSTART;VALUE=DATE:20261201"],
            lines.Where(l => l.StartsWith("DTSTART", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Once_the_last_report_is_out_there_is_nothing()
    {
        var reader = new PageReader(
            new SurveyOptions { ClosesAt = PageReader.Morning.AddDays(-40) }
        );

        Assert.Null(new CalendarFile(reader.Survey, reader.Clock).Write(new Language("en"), Site));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public void Lines_are_as_short_as_calendars_ask_and_end_as_they_ask(string language)
    {
        var reader = new PageReader();
        var file = new CalendarFile(reader.Survey, reader.Clock).Write(
            new Language(language),
            Site
        )!;

        var text = Encoding.UTF8.GetString(file);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.All(
            text.Split("\r\n"),
            line =>
            {
                Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75);
                Assert.DoesNotContain('\n', line);
            }
        );
    }

    private static string[] LinesOf(SurveyOptions options, string language)
    {
        var reader = new PageReader(options);
        var file = new CalendarFile(reader.Survey, reader.Clock).Write(
            new Language(language),
            Site
        )!;
        return Encoding
            .UTF8.GetString(file)
            .Replace("\r\n ", "", StringComparison.Ordinal)
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
