using SurveyPipeline.Responses;

namespace SurveyPipeline.Tests.Unit.Pages.Organiser;

/// <summary>The scene's clock stands at 1 September 2026, 8:00 UTC.</summary>
public sealed class SurveyDatesTests
{
    [Theory]
    [InlineData(null, null, "Open, with no end set.")]
    [InlineData(
        "2026-09-01T08:00:01Z",
        null,
        "Not open yet: people can answer from 1 September 2026 at 10:00."
    )]
    [InlineData(
        "2026-09-01T08:00:00Z",
        "2026-10-31T23:30:00Z",
        "Open until 1 November 2026 at 0:30."
    )]
    [InlineData(
        null,
        "2026-09-01T06:00:01Z",
        "Closed since 1 September 2026 at 8:00. Pages opened before that can still be sent until 1 September 2026 at 10:00."
    )]
    [InlineData(null, "2026-09-01T06:00:00Z", "Closed since 1 September 2026 at 8:00.")]
    public async Task Where_the_survey_stands_is_told_in_the_time_of_its_people(
        string? opens,
        string? closes,
        string expected
    )
    {
        var page = await ListAsync(opens, closes, "en");

        Assert.Equal(expected, page.QuerySelector(".state .lead")!.TextContent);
    }

    [Theory]
    [InlineData(
        "fr",
        "Pas encore ouvert\u00a0: on pourra répondre à partir du 1er octobre 2026 à 9h00."
    )]
    [InlineData("nl", "Nog niet open: antwoorden kan vanaf 1 oktober 2026 om 9.00 uur.")]
    [InlineData(
        "de",
        "Noch nicht geöffnet: Antworten ist ab dem 1. Oktober 2026 um 9.00 Uhr möglich."
    )]
    public async Task It_is_told_in_every_language(string language, string expected)
    {
        var page = await ListAsync("2026-10-01T07:00:00Z", closes: null, language);

        Assert.Equal(expected, page.QuerySelector(".state .lead")!.TextContent);
    }

    [Fact]
    public async Task Both_dates_are_told_even_where_none_is_set()
    {
        var set = await ListAsync("2026-08-01T07:00:00Z", "2026-12-01T08:00:00Z", "en");
        var unset = await ListAsync(opens: null, closes: null, "en");

        Assert.Equal(
            ["1 August 2026 at 9:00", "1 December 2026 at 9:00"],
            set.QuerySelectorAll(".state dd").Select(d => d.TextContent)
        );
        Assert.Equal(
            ["No start set", "No end set"],
            unset.QuerySelectorAll(".state dd").Select(d => d.TextContent)
        );
    }

    [Fact]
    public async Task A_series_that_was_ended_is_over_whatever_its_dates_say()
    {
        var scene = new OrganiserScene(
            new SurveyOptions { ClosesAt = Instant("2026-12-01T08:00:00Z") },
            endedAt: new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero)
        );

        var page = await scene.ListAsync();

        Assert.Equal("The survey has ended.", page.QuerySelector(".state .lead")!.TextContent);
    }

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> ListAsync(
        string? opens,
        string? closes,
        string language
    )
    {
        var scene = new OrganiserScene(
            new SurveyOptions { OpensAt = Instant(opens), ClosesAt = Instant(closes) }
        );
        return scene.ListAsync(scene.Reader($"?lang={language}"));
    }

    private static DateTimeOffset? Instant(string? text) =>
        text is null
            ? null
            : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
