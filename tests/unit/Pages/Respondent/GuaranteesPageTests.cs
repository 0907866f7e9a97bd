using AngleSharp.Html.Dom;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Pages.Respondent;

/// <summary>The page to sign tells what this survey is set to do, not what it could be.</summary>
public sealed class GuaranteesPageTests
{
    private static readonly Language English = new("en");

    [Fact]
    public async Task It_tells_threshold_period_and_what_becomes_of_small_groups()
    {
        var options = new SurveyOptions { Threshold = 25, Period = PeriodKind.Quarter };

        var text = await TextAsync(options);

        Assert.Contains("at least 25 people of the group", text, StringComparison.Ordinal);
        Assert.Contains(
            "You may answer again each quarter, at most once",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("(the first: quarter 4 of 2026)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_tells_that_a_person_answers_once_where_that_is_so()
    {
        var instrument = TestData.BuiltInInstrument() with { Participation = Participation.Once };

        var text = await TextAsync(new SurveyOptions(), instrument);

        Assert.Contains("answer only once in the whole survey", text, StringComparison.Ordinal);
        Assert.DoesNotContain("You may answer again", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("day", "once a day at 23:30 UTC")]
    [InlineData("hour", "once an hour")]
    [InlineData("week", "on Sunday at 23:30 UTC")]
    [InlineData("now", "as it comes: only in a trial")]
    [InlineData("90", "every 90 seconds: only in a trial")]
    public async Task It_tells_when_answers_are_counted(string setting, string said)
    {
        var options = new SurveyOptions
        {
            Trial = true,
            CountEvery = CountingTimes.TryParse(setting)!,
        };

        Assert.Contains(said, await TextAsync(options), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "The published reports: everyone.")]
    [InlineData(false, "The published reports: whoever holds the organisers’ key.")]
    public async Task It_tells_who_reads_the_reports(bool isPublic, string said)
    {
        var text = await TextAsync(new SurveyOptions { PublicResults = isPublic });

        Assert.Contains(said, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SurveyRole.Web, "holds no key that opens answers")]
    [InlineData(SurveyRole.All, "One program shows the pages and counts")]
    public async Task It_tells_whether_the_pages_can_open_answers(SurveyRole role, string said)
    {
        var text = await TextAsync(new SurveyOptions { Role = role });

        Assert.Contains(said, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_tells_when_the_survey_opens_and_closes()
    {
        var options = new SurveyOptions
        {
            OpensAt = new DateTimeOffset(2026, 11, 2, 7, 0, 0, TimeSpan.Zero),
        };

        var text = await TextAsync(options);

        Assert.Contains("2 November 2026 at 8:00", text, StringComparison.Ordinal);
        Assert.Contains("No end set", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_names_organiser_version_commit_and_package()
    {
        var reader = new PageReader(
            new SurveyOptions { Organiser = "House of services", Contact = "who@example.org" }
        );
        var package = new RunningPackage(new string('c', 40), new string('a', 64));
        var pages = new RespondentPageSet(reader.Survey, reader.Clock, package);

        var page = await PageReader.ReadAsync(pages.Guarantees(English));
        var main = page.QuerySelector("main")!.TextContent;

        Assert.Contains("What House of services guarantees", main, StringComparison.Ordinal);
        Assert.Contains("social-work-digital-pressure@1.1.0", main, StringComparison.Ordinal);
        Assert.Contains(package.Sha256, main, StringComparison.Ordinal);
        Assert.Contains(package.Commit!, main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_was_not_published_says_so()
    {
        Assert.Contains(
            "no hash to compare",
            await TextAsync(new SurveyOptions()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_parties_sign_with_name_role_date_and_signature()
    {
        var page = await PageAsync(new SurveyOptions(), instrument: null);

        Assert.Equal(
            ["For the organiser", "For those who are asked (works council or union)"],
            page.QuerySelectorAll(".signatures section > h2").Select(h => h.TextContent)
        );
        Assert.All(
            page.QuerySelectorAll(".signatures section"),
            section =>
                Assert.Equal(
                    ["Name", "Role", "Date", "Signature"],
                    section.QuerySelectorAll("dt").Select(t => t.TextContent)
                )
        );
    }

    [Fact]
    public async Task Whoever_holds_keys_and_rights_is_written_on_it_by_hand()
    {
        var page = await PageAsync(new SurveyOptions(), instrument: null);

        Assert.Equal(
            ["Opening keys", "Storage", "Operators’ key", "Organisers’ key"],
            page.QuerySelectorAll("main > .lines dt").Select(t => t.TextContent)
        );
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("nl")]
    public async Task The_privacy_page_leads_to_it(string language)
    {
        var page = await PageReader.ReadAsync(new PageReader().Pages.Privacy(new(language)));

        Assert.NotNull(page.QuerySelector($"main a[href='/{language}/guarantees']"));
    }

    private static async Task<string> TextAsync(
        SurveyOptions options,
        Instrument? instrument = null
    ) => (await PageAsync(options, instrument)).QuerySelector("main")!.TextContent;

    private static Task<IHtmlDocument> PageAsync(SurveyOptions options, Instrument? instrument) =>
        PageReader.ReadAsync(new PageReader(options, instrument).Pages.Guarantees(English));
}
