using AngleSharp.Dom;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Pages.Organiser;

public sealed class ReportsPageTests
{
    private const string Waiting =
        "Not enough answers yet: waiting for more until the end of the next period.";

    private const string Folder = "/reports/social-work-digital-pressure%401.1.0";

    private readonly OrganiserScene scene = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Periods_are_listed_newest_first_below_their_series()
    {
        await scene.BeginAsync();
        await scene.PublishAsync("2026-09");
        await scene.PublishAsync("2026-11");
        await scene.PublishAsync("2026-10");

        var page = await scene.ListAsync();

        Assert.Equal("For organisers", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(
            "Digitalisation and your work: questionnaire",
            page.QuerySelector(".series h3")!.TextContent
        );
        Assert.Equal(
            ["November 2026", "October 2026", "September 2026"],
            page.QuerySelectorAll(".period h4").Select(h => h.TextContent)
        );
        Assert.Equal(
            [true, false, false],
            page.QuerySelectorAll("details").Select(d => d.HasAttribute("open"))
        );
    }

    [Fact]
    public async Task The_current_series_comes_first_then_the_one_with_the_newest_report()
    {
        await scene.BeginAsync();
        await scene.PublishAsync("2026-09");
        await scene.PublishAsync("2026-10", new SeriesId("older@1.0.0"));
        await scene.PublishAsync("2026-11", new SeriesId("old@1.0.0"));

        var page = await scene.ListAsync();

        Assert.Equal(
            ["social-work-digital-pressure@1.1.0", "old@1.0.0", "older@1.0.0"],
            page.QuerySelectorAll(".series h3 + .hint").Select(p => p.TextContent)
        );
    }

    [Fact]
    public async Task Beneath_the_series_stand_the_licence_and_a_citation_of_each()
    {
        var named = new OrganiserScene(new SurveyOptions { Organiser = "Maison des services" });
        await named.BeginAsync();
        await named.PublishAsync("2026-09");
        await named.PublishAsync("2026-10");
        await named.PublishAsync("2025-10", new SeriesId("old@1.0.0"));

        var page = await named.ListAsync();

        var heading = page.QuerySelectorAll("section[aria-labelledby=reports] > h3").Single();
        Assert.Equal("Using these figures again", heading.TextContent);
        Assert.Equal(
            [
                "CC BY 4.0",
                "Maison des services (2026). Digitalisation and your work: questionnaire [social-work-digital-pressure@1.1.0]. Maison des services. CC BY 4.0.",
                "Maison des services (2025). old@1.0.0 [old@1.0.0]. Maison des services. CC BY 4.0.",
            ],
            heading.NextElementSibling!.QuerySelectorAll("dd").Select(d => d.TextContent)
        );
        Assert.Equal(
            "https://creativecommons.org/licenses/by/4.0",
            heading.NextElementSibling!.QuerySelector("a")!.GetAttribute("href")
        );
    }

    [Fact]
    public async Task A_period_offers_every_file_by_format_and_language_with_its_size()
    {
        await scene.PublishAsync(
            "2026-11",
            files:
            [
                "report.de.html",
                "report.fr.html",
                "report.en.csv",
                "report.schema.json",
                "all.zip",
            ]
        );

        var page = await scene.ListAsync();

        Assert.Equal(
            ["HTML", "CSV", "JSON Schema", "ZIP"],
            page.QuerySelectorAll("details dt").Select(t => t.TextContent)
        );
        Assert.Equal(
            [
                ("HTML Français", "fr-BE", $"{Folder}/2026-11/report.fr.html"),
                ("HTML Deutsch", "de-BE", $"{Folder}/2026-11/report.de.html"),
                ("CSV English", "en", $"{Folder}/2026-11/report.en.csv"),
                ("JSON Schema All languages", null, $"{Folder}/2026-11/report.schema.json"),
                ("ZIP All languages", null, $"{Folder}/2026-11/all.zip"),
            ],
            page.QuerySelectorAll("details .files a")
                .Select(a => (a.TextContent, a.GetAttribute("hreflang"), a.GetAttribute("href")!))
        );
        Assert.All(
            page.QuerySelectorAll("details .files .hint"),
            size => Assert.Equal("1 kB", size.TextContent)
        );
    }

    [Fact]
    public async Task Two_files_of_one_format_and_language_are_told_apart_by_their_names()
    {
        await scene.PublishAsync("2026-11", files: ["report-2.en.csv", "report.en.csv"]);

        var page = await scene.ListAsync();

        Assert.Equal(
            ["CSV report-2.en.csv", "CSV report.en.csv"],
            page.QuerySelectorAll("details .files a").Select(a => a.TextContent)
        );
    }

    [Fact]
    public async Task Every_format_that_occurs_is_explained_once()
    {
        await scene.PublishAsync("2026-10", files: ["report.en.html", "report.en.csv"]);
        await scene.PublishAsync("2026-11", files: ["report.en.html", "report.fr.html"]);

        var page = await scene.ListAsync();

        Assert.Equal(
            [
                (
                    "HTML",
                    "The report to read and to print: the essentials on two pages, then each question with its charts and tables, and the method. A single file, which also opens offline."
                ),
                (
                    "CSV",
                    "For statistics programs (R, Python). All figures, one per row, with codes that the list of codes explains, commas between fields and points in numbers: for an Excel that writes numbers with a decimal comma, take the workbook."
                ),
            ],
            page.QuerySelectorAll("section[aria-labelledby=formats] div")
                .Select(d =>
                    (d.QuerySelector("dt")!.TextContent, d.QuerySelector("dd")!.TextContent)
                )
        );
    }

    [Fact]
    public async Task Released_and_carried_groups_are_told_in_words()
    {
        await scene.BeginAsync();
        await scene.CloseAsync(
            "2026-11",
            "undisclosed",
            "proximity 2026-09",
            "admin 2026-11",
            "other"
        );
        await scene.PublishAsync("2026-11");

        var page = await scene.ListAsync();

        Assert.Equal(
            [
                "Administrative services: Published",
                "Front-line social services: Published, for September 2026 – November 2026",
                $"Other roles: {Waiting}",
                $"Group not stated: {Waiting}",
            ],
            SentencesOf(page)
        );
    }

    [Fact]
    public async Task Of_a_group_that_was_erased_only_that_is_told()
    {
        await scene.BeginAsync();
        await scene.CloseAsync("2026-11", "admin 2026-11", "other erased");
        await scene.PublishAsync("2026-11");

        var page = await scene.ListAsync();

        Assert.Equal(
            ["Administrative services: Published", "Other roles: Too few answers: erased."],
            SentencesOf(page)
        );
    }

    [Fact]
    public async Task Where_every_group_is_carried_nothing_else_is_said()
    {
        await scene.BeginAsync();
        await scene.CloseAsync("2026-11", "admin", "proximity", "other", "undisclosed");
        await scene.PublishAsync("2026-11");

        var page = await scene.ListAsync();

        Assert.Equal(
            [
                $"Administrative services: {Waiting}",
                $"Front-line social services: {Waiting}",
                $"Other roles: {Waiting}",
                $"Group not stated: {Waiting}",
            ],
            SentencesOf(page)
        );
    }

    [Fact]
    public async Task Of_a_period_without_a_report_nothing_is_said()
    {
        await scene.BeginAsync();
        await scene.CloseAsync("2026-10", "admin 2026-10", "other");
        await scene.PublishAsync("2026-10");
        var before = await scene.ListAsync();

        await scene.CloseAsync("2026-11", "admin 2026-11", "other 2026-10");

        var after = await scene.ListAsync();
        Assert.Equal(before.DocumentElement.OuterHtml, after.DocumentElement.OuterHtml);
    }

    [Fact]
    public async Task A_version_that_was_followed_by_another_is_not_the_end_of_the_survey()
    {
        await scene.BeginAsync();
        await scene.CloseAsync("2026-11", "admin 2026-11", "other");
        await scene.PublishAsync("2026-11");
        await scene.Releases.WriteEndAsync(
            scene.Survey.Series.Id,
            r =>
                r with
                {
                    FinalPeriod = TestData.Month("2026-11"),
                    SupersededBy = new SeriesId("social-work-digital-pressure@9.0.0"),
                },
            Token
        );

        var page = await scene.ListAsync();

        Assert.Contains(
            "A newer version of the questionnaire has taken the place of this one: there will be no further report on it.",
            TextsOf(page, ".series > p")
        );
        Assert.DoesNotContain(
            "The survey has ended: there will be no further report.",
            TextsOf(page, ".series > p")
        );
    }

    [Fact]
    public async Task A_series_that_has_ended_says_that_nothing_carried_will_follow()
    {
        await scene.BeginAsync();
        await scene.CloseAsync("2026-10", "admin 2026-10", "other");
        await scene.CloseAsync("2026-11", "admin 2026-11", "other");
        await scene.PublishAsync("2026-10");
        await scene.Releases.WriteEndAsync(
            scene.Survey.Series.Id,
            r => r with { FinalPeriod = TestData.Month("2026-11") },
            Token
        );

        var ending = await scene.ListAsync();
        await scene.PublishAsync("2026-11");
        var ended = await scene.ListAsync();

        const string Over = "The survey has ended: there will be no further report.";
        Assert.DoesNotContain(Over, TextsOf(ending, ".series > p"));
        Assert.Contains(Over, TextsOf(ended, ".series > p"));
        Assert.Equal(
            [
                "Administrative services: Published",
                "Other roles: Too few answers up to the end of the survey. What was still waiting is erased and will not be published.",
                "Administrative services: Published",
                $"Other roles: {Waiting}",
            ],
            SentencesOf(ended)
        );
    }

    [Fact]
    public async Task A_series_of_a_trial_says_what_its_figures_are_worth()
    {
        await scene.BeginAsync();
        await scene.PublishAsync("2026-09", new SeriesId("questionnaire@1.0.0~trial"));
        await scene.PublishAsync("2026-10");

        var page = await scene.ListAsync();

        var notes = page.QuerySelectorAll(".series")
            .Select(s => s.QuerySelector(".trial")?.TextContent)
            .ToList();
        Assert.Null(notes[0]);
        Assert.Equal(
            "TRIAL: these figures serve to try out the system. No answer of a trial is a result.",
            notes[1]
        );
        Assert.Null(page.QuerySelector("header .trial"));
    }

    [Fact]
    public async Task Without_any_report_the_page_says_so()
    {
        await scene.BeginAsync();

        var page = await scene.ListAsync();

        Assert.Contains("No period has been published yet.", TextsOf(page, "section p"));
        Assert.Empty(page.QuerySelectorAll("details"));
        Assert.Empty(page.QuerySelectorAll("#reports ~ ul"));
    }

    [Fact]
    public async Task Groups_of_a_series_whose_questionnaire_is_gone_go_by_their_ids()
    {
        await scene.BeginAsync(TestData.NewSeries(new SeriesId("old@1.0.0")));
        await scene.Releases.TryInsertOutcomeAsync(
            new SeriesId("old@1.0.0"),
            TestData.NewRelease("social-work", "2026-01"),
            Token
        );
        await scene.PublishAsync("2026-01", new SeriesId("old@1.0.0"));

        var page = await scene.ListAsync();

        Assert.Equal(["social-work: Published"], SentencesOf(page));
    }

    [Fact]
    public async Task The_method_and_the_schema_of_the_newest_report_are_linked()
    {
        string[] files = ["report.en.html", "report.fr.html", "report.schema.json"];
        await scene.PublishAsync("2026-10", files: files);
        await scene.PublishAsync("2026-11", files: files);

        var page = await scene.ListAsync(scene.Reader("?lang=fr"));

        Assert.Equal(
            [$"{Folder}/2026-11/report.fr.html#method", $"{Folder}/2026-11/report.schema.json"],
            page.QuerySelectorAll("#reports ~ ul a").Select(a => a.GetAttribute("href"))
        );
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task The_method_is_where_the_link_leads(string language)
    {
        var instrument = TestData.BuiltInInstrument();

        var report = await BuiltReport.OfAsync(
            instrument,
            TestData.Outcomes(instrument, 1, (_, _) => 12),
            month: 1
        );

        Assert.NotNull(report.Page(language).QuerySelector("#method"));
    }

    [Fact]
    public async Task An_erratum_stands_with_its_report_and_opens_it()
    {
        await scene.BeginAsync();
        await scene.PublishAsync("2026-09");
        await scene.PublishAsync("2026-10");
        await scene.PublishAsync("2026-11");
        await scene.CorrectAsync(
            "2026-09",
            ("fr", "La légende."),
            ("en", "The label.\n\nOnly it.")
        );

        var page = await scene.ListAsync();

        var corrected = page.QuerySelectorAll(".period")
            .Single(d => d.QuerySelector(".erratum") is not null);
        Assert.Equal("September 2026", corrected.QuerySelector("h4")!.TextContent);
        Assert.True(corrected.QuerySelector("details")!.HasAttribute("open"));
        Assert.Equal(
            ["Correction of 3 December 2026", "The label.", "Only it."],
            corrected.QuerySelectorAll(".erratum p").Select(p => p.TextContent)
        );
    }

    [Fact]
    public async Task An_erratum_that_lacks_the_language_of_the_page_says_in_which_it_is()
    {
        await scene.PublishAsync("2026-09");
        await scene.CorrectAsync("2026-09", ("fr", "La légende."));

        var page = await scene.ListAsync();

        var text = page.QuerySelectorAll(".erratum p")[1];
        Assert.Equal("La légende.", text.TextContent);
        Assert.Equal("fr", text.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_withdrawn_report_leaves_the_list_and_its_erratum_says_so()
    {
        await scene.BeginAsync();
        await scene.PublishAsync("2026-09");
        await scene.PublishAsync("2026-10");
        await scene.WithdrawAsync("2026-10", ("fr", "Chiffres faux."), ("en", "Wrong figures."));

        var page = await scene.ListAsync();

        var withdrawn = page.QuerySelectorAll(".period")
            .Single(d => d.QuerySelector("h4")!.TextContent is "October 2026");
        Assert.Equal(
            ["Withdrawn on 4 December 2026", "Wrong figures."],
            withdrawn.QuerySelectorAll(".erratum p").Select(p => p.TextContent)
        );
        Assert.Empty(withdrawn.QuerySelectorAll("a"));
        Assert.DoesNotContain(
            page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!),
            address => address.Contains("2026-10", StringComparison.Ordinal)
        );
        Assert.Contains(
            page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!),
            address => address.Contains("2026-09", StringComparison.Ordinal)
        );
    }

    private static IEnumerable<string> SentencesOf(IParentNode page) =>
        page.QuerySelectorAll(".series .facts div")
            .Select(l =>
                $"{l.QuerySelector("dt")!.TextContent}: {l.QuerySelector("dd")!.TextContent}"
            );

    private static IEnumerable<string> TextsOf(IParentNode page, string selector) =>
        page.QuerySelectorAll(selector).Select(e => e.TextContent);
}
