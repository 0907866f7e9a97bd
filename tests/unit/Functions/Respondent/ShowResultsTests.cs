using Microsoft.AspNetCore.Http;
using SurveyPipeline.Functions.Respondent;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Unit.Functions.Requests;

namespace SurveyPipeline.Tests.Unit.Functions.Respondent;

public sealed class ShowResultsTests
{
    private static readonly Period November = Period.Containing(
        PeriodKind.Month,
        new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero)
    );

    [Fact]
    public async Task Results_that_are_not_public_do_not_exist()
    {
        using var requests = await PublishedAsync(publicResults: false);

        var list = await ListAsync(requests);
        var file = await DownloadAsync(requests, "2026-11", "report.en.csv");

        Assert.Equal(StatusCodes.Status404NotFound, list.StatusCode);
        Assert.Equal(StatusCodes.Status404NotFound, file.StatusCode);
    }

    [Fact]
    public async Task Without_a_published_period_the_page_says_so()
    {
        using var requests = new RespondentRequests(new SurveyOptions { PublicResults = true });

        var response = await ListAsync(requests);

        Assert.Equal(StatusCodes.Status200OK, response.StatusCode);
        Assert.Equal(
            "No period has been published yet.",
            RespondentRequests.PageOf(response).QuerySelector("main .lead")!.TextContent
        );
    }

    [Fact]
    public async Task A_published_period_is_listed_with_the_files_of_the_language()
    {
        using var requests = await PublishedAsync(publicResults: true);

        var page = RespondentRequests.PageOf(await ListAsync(requests));

        Assert.Equal("November 2026", page.QuerySelector("h2")!.TextContent);
        Assert.Equal(
            [
                ("Read the report", Address("report.en.html")),
                ("Download as CSV", Address("report.en.csv")),
                ("JSON Schema", Address("report.schema.json")),
            ],
            page.QuerySelectorAll("main li a").Select(a => (a.TextContent, a.GetAttribute("href")!))
        );
    }

    [Theory]
    [InlineData(
        "report.en.html",
        "inline; filename=social-work-digital-pressure-1.1.0-2026-11-report.en.html"
    )]
    [InlineData(
        "report.en.csv",
        "attachment; filename=social-work-digital-pressure-1.1.0-2026-11-report.en.csv"
    )]
    public async Task A_listed_file_is_given_as_it_was_published(string name, string disposition)
    {
        using var requests = await PublishedAsync(publicResults: true);

        var response = await DownloadAsync(requests, "2026-11", name);

        Assert.Equal(StatusCodes.Status200OK, response.StatusCode);
        Assert.Equal(disposition, response.Headers.ContentDisposition);
        Assert.Matches("^\"[0-9a-f]{64}\"$", response.Headers.ETag.ToString());
        Assert.Equal("nosniff", response.Headers.XContentTypeOptions);
        Assert.Equal(name.Length, response.Body.Length);
    }

    [Theory]
    [InlineData("2026-11", "manifest.json")]
    [InlineData("2026-11", "../2026-11/report.en.csv")]
    [InlineData("2026-12", "report.en.csv")]
    [InlineData("..", "report.en.csv")]
    public async Task What_is_not_listed_does_not_exist(string period, string name)
    {
        using var requests = await PublishedAsync(publicResults: true);

        var response = await DownloadAsync(requests, period, name);

        Assert.Equal(StatusCodes.Status404NotFound, response.StatusCode);
    }

    [Fact]
    public async Task An_erratum_stands_between_a_period_and_its_files()
    {
        using var requests = await PublishedAsync(publicResults: true);
        await requests.Reports.AttachErratumAsync(
            requests.Survey.Series.Id,
            November,
            new DateOnly(2026, 12, 3),
            TestData.Texts(("fr", "La légende."), ("en", "The label.")),
            TestContext.Current.CancellationToken
        );

        var page = RespondentRequests.PageOf(await ListAsync(requests));

        var note = page.QuerySelector("h2 + .erratum")!;
        Assert.Equal(
            ["Correction of 3 December 2026", "The label."],
            note.QuerySelectorAll("p").Select(p => p.TextContent)
        );
        Assert.Equal("UL", note.NextElementSibling!.TagName);
    }

    [Fact]
    public async Task A_withdrawn_report_is_offered_to_nobody_and_its_bytes_are_kept()
    {
        using var requests = await PublishedAsync(publicResults: true);
        var before = Assert.Single(
            await requests.Reports.ListAsync(TestContext.Current.CancellationToken),
            m => m.Period is "2026-11"
        );
        await requests.Reports.WithdrawAsync(
            requests.Survey.Series.Id,
            November,
            new DateOnly(2026, 12, 3),
            TestData.Texts(("fr", "Chiffres faux."), ("en", "Wrong figures.")),
            TestContext.Current.CancellationToken
        );

        var page = RespondentRequests.PageOf(await ListAsync(requests));
        var download = await DownloadAsync(requests, "2026-11", before.Files[0].Name);
        var kept = await requests.Reports.ReadFileAsync(
            TestData.FileOf(before.Series, "2026-11", before.Files[0].Name),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            ["Withdrawn on 3 December 2026", "Wrong figures."],
            page.QuerySelectorAll("h2 + .erratum p").Select(p => p.TextContent)
        );
        Assert.DoesNotContain(
            page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!),
            address => address.Contains("2026-11", StringComparison.Ordinal)
        );
        Assert.Equal(StatusCodes.Status404NotFound, download.StatusCode);
        Assert.Equal(before.Files[0].Size, kept!.Bytes.Length);
    }

    [Theory]
    [InlineData(false, 404)]
    [InlineData(true, 200)]
    public async Task The_reports_of_a_trial_are_shown_by_a_trial_only(bool trial, int status)
    {
        using var requests = new RespondentRequests(
            new SurveyOptions { PublicResults = true, Trial = trial }
        );
        var series = new SeriesId("social-work-digital-pressure@1.1.0~trial");
        foreach (
            var (id, month) in new (SeriesId, Period)[]
            {
                (TestData.Series, November),
                (series, November.Next),
            }
        )
        {
            await requests.Reports.PublishAsync(
                id,
                month,
                [TestData.FileNamed("report.en.html", "x")],
                TestContext.Current.CancellationToken
            );
        }

        var page = RespondentRequests.PageOf(await ListAsync(requests));
        var file = await DownloadAsync(requests, "2026-12", "report.en.html", series);

        Assert.Equal(status, file.StatusCode);
        Assert.Equal(
            trial ? ["December 2026"] : ["November 2026"],
            page.QuerySelectorAll("h2").SkipLast(1).Select(h => h.TextContent)
        );
        Assert.Equal(trial ? 1 : 0, page.QuerySelectorAll("main .trial").Length);
    }

    [Fact]
    public async Task Periods_of_several_series_say_which()
    {
        using var requests = await PublishedAsync(publicResults: true);
        await requests.Reports.PublishAsync(
            new SeriesId("social-work-digital-pressure@0.9.0"),
            November,
            [TestData.FileNamed("report.en.html", "x")],
            TestContext.Current.CancellationToken
        );

        var page = RespondentRequests.PageOf(await ListAsync(requests));

        Assert.Equal(
            ["social-work-digital-pressure@0.9.0", "social-work-digital-pressure@1.1.0"],
            page.QuerySelectorAll("h2 + .hint").Select(h => h.TextContent)
        );
    }

    [Fact]
    public async Task Beneath_the_periods_stand_the_licence_and_how_to_cite_them()
    {
        using var requests = new RespondentRequests(
            new SurveyOptions
            {
                PublicResults = true,
                Organiser = "Maison des services",
                Contributors = "A. Martin; B. Peeters",
                Licence = "CC-BY-SA-4.0",
            }
        );
        await PublishAsync(requests, November);
        await PublishAsync(requests, November.Next.Next);

        var page = RespondentRequests.PageOf(await ListAsync(requests));

        Assert.Equal("Using these figures again", page.QuerySelectorAll("main h2")[^1].TextContent);
        var licence = page.QuerySelector("a[rel=license]")!;
        Assert.Equal("CC BY-SA 4.0", licence.TextContent);
        Assert.Equal(
            "https://creativecommons.org/licenses/by-sa/4.0",
            licence.GetAttribute("href")
        );
        Assert.Equal(
            [
                "CC BY-SA 4.0",
                "A. Martin; B. Peeters (2026–2027). Digitalisation and your work: questionnaire [social-work-digital-pressure@1.1.0]. Maison des services. CC BY-SA 4.0.",
            ],
            page.QuerySelectorAll("main dd").Select(d => d.TextContent)
        );
    }

    [Theory]
    [InlineData("fr", "Licence", "À citer comme suit")]
    [InlineData("nl", "Licentie", "Te citeren als")]
    [InlineData("de", "Lizenz", "Zu zitieren als")]
    [InlineData("en", "May be used under", "To be cited as")]
    public async Task Licence_and_citation_are_named_in_every_language(
        string language,
        string licence,
        string citation
    )
    {
        using var requests = await PublishedAsync(publicResults: true);

        var page = RespondentRequests.PageOf(await ListAsync(requests, language));

        Assert.Equal(
            [licence, citation],
            page.QuerySelectorAll("main dt").Select(d => d.TextContent)
        );
    }

    [Fact]
    public async Task Without_a_report_on_offer_there_is_nothing_to_cite()
    {
        using var requests = await PublishedAsync(publicResults: true);
        await requests.Reports.WithdrawAsync(
            requests.Survey.Series.Id,
            November,
            new DateOnly(2026, 12, 3),
            TestData.Texts(("en", "Wrong figures.")),
            TestContext.Current.CancellationToken
        );

        var page = RespondentRequests.PageOf(await ListAsync(requests));

        Assert.Null(page.QuerySelector("a[rel=license]"));
    }

    private static string Address(string file) =>
        $"/en/results/social-work-digital-pressure%401.1.0/2026-11/{file}";

    private static async Task<RespondentRequests> PublishedAsync(bool publicResults)
    {
        var requests = new RespondentRequests(new SurveyOptions { PublicResults = publicResults });
        await PublishAsync(requests, November);
        return requests;
    }

    private static async Task PublishAsync(RespondentRequests requests, Period period)
    {
        string[] files =
        [
            "report.en.html",
            "report.fr.html",
            "report.en.csv",
            "report.schema.json",
        ];
        await requests.Reports.PublishAsync(
            requests.Survey.Series.Id,
            period,
            [.. files.Select(f => TestData.FileNamed(f))],
            TestContext.Current.CancellationToken
        );
    }

    private static Task<HttpResponse> ListAsync(
        RespondentRequests requests,
        string language = "en"
    ) =>
        RespondentRequests.SendAsync(
            new ShowResults(
                requests.Page,
                requests.Pages.AllResults,
                requests.Pages.Notices,
                requests.Survey,
                requests.Shelf
            ).Run,
            language
        );

    private static Task<HttpResponse> DownloadAsync(
        RespondentRequests requests,
        string period,
        string name,
        SeriesId? series = null
    ) =>
        RespondentRequests.SendAsync(
            new DownloadResult(
                requests.Page,
                requests.Pages.AllResults,
                requests.Shelf,
                requests.Survey.Options
            ).Run,
            "en",
            request =>
            {
                request.RouteValues["series"] = (series ?? requests.Survey.Series.Id).Value;
                request.RouteValues["period"] = period;
                request.RouteValues["file"] = name;
            }
        );
}
