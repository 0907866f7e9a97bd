using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using SurveyPipeline.Functions.Respondent;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Unit.Functions.Requests;

namespace SurveyPipeline.Tests.Unit.Functions.Respondent;

/// <summary>The feed tells of published reports, what stands beside them, and of nothing else.</summary>
public sealed class DownloadFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly Uri Site = new("https://survey.example.org");
    private static readonly Period October = TestData.Month("2026-10");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Results_that_are_not_public_have_no_feed()
    {
        using var requests = new RespondentRequests(new SurveyOptions());
        await PublishAsync(requests, October);

        Assert.Equal(StatusCodes.Status404NotFound, (await GetAsync(requests)).StatusCode);
    }

    [Fact]
    public async Task It_lists_reports_newest_first_with_their_addresses()
    {
        using var requests = Public();
        await PublishAsync(requests, TestData.Month("2026-09"));
        await PublishAsync(requests, October);

        var entries = (await ReadAsync(requests)).Elements(Atom + "entry").ToList();

        Assert.Equal(
            ["Report: October 2026", "Report: September 2026"],
            entries.Select(e => e.Element(Atom + "title")!.Value)
        );
        Assert.Equal(
            "https://survey.example.org/en/results/social-work-digital-pressure%401.1.0/2026-10/report.en.html",
            entries[0].Element(Atom + "link")!.Attribute("href")!.Value
        );
        Assert.Equal(
            "tag:survey.example.org,2026:social-work-digital-pressure@1.1.0/2026-10",
            entries[0].Element(Atom + "id")!.Value
        );
        Assert.Equal("2026-11-01T00:00:00Z", entries[0].Element(Atom + "updated")!.Value);
    }

    [Fact]
    public async Task It_has_what_the_format_demands_even_without_a_report()
    {
        using var requests = Public();

        var response = await GetAsync(requests);
        var feed = Read(response);

        Assert.Equal("application/atom+xml; charset=utf-8", response.ContentType);
        Assert.Equal("inline; filename=results.atom", response.Headers.ContentDisposition);
        Assert.All(
            ["id", "title", "updated", "author"],
            name => Assert.Single(feed.Elements(Atom + name))
        );
        Assert.Equal(
            "https://survey.example.org/en/results.atom",
            feed.Elements(Atom + "link")
                .Single(l => l.Attribute("rel")!.Value is "self")
                .Attribute("href")!
                .Value
        );
        Assert.Empty(feed.Elements(Atom + "entry"));
    }

    [Fact]
    public async Task An_erratum_makes_an_entry_new_again()
    {
        using var requests = Public();
        await PublishAsync(requests, October);
        await requests.Reports.AttachErratumAsync(
            requests.Survey.Series.Id,
            October,
            new DateOnly(2026, 11, 20),
            TestData.Texts(("en", "A label was wrong.")),
            Token
        );

        var entry = (await ReadAsync(requests)).Element(Atom + "entry")!;

        Assert.Equal("2026-11-20T00:00:01Z", entry.Element(Atom + "updated")!.Value);
        Assert.Equal(
            "Correction of 20 November 2026\nA label was wrong.",
            entry.Element(Atom + "summary")!.Value
        );
    }

    [Fact]
    public async Task A_second_note_of_a_day_makes_an_entry_new_too()
    {
        using var requests = Public();
        await PublishAsync(requests, October);
        foreach (var text in (string[])["A label was wrong.", "Another was, too."])
        {
            await requests.Reports.AttachErratumAsync(
                requests.Survey.Series.Id,
                October,
                new DateOnly(2026, 11, 1),
                TestData.Texts(("en", text)),
                Token
            );
        }

        var entry = (await ReadAsync(requests)).Element(Atom + "entry")!;

        Assert.Equal("2026-11-01T00:00:00Z", entry.Element(Atom + "published")!.Value);
        Assert.Equal("2026-11-01T00:00:02Z", entry.Element(Atom + "updated")!.Value);
    }

    [Fact]
    public async Task The_last_report_of_a_survey_that_was_ended_is_not_of_days_to_come()
    {
        using var requests = Public();
        var ended = new DateTimeOffset(2026, 10, 12, 8, 0, 0, TimeSpan.Zero);
        requests.Survey.Open(
            requests.Survey.Series with
            {
                EndedAt = ended,
                FinalPeriod = October,
            },
            TestData.OpeningKeys.Sealing
        );
        await PublishAsync(requests, October);

        var entry = (await ReadAsync(requests)).Element(Atom + "entry")!;

        Assert.Equal("2026-10-12T08:00:00Z", entry.Element(Atom + "published")!.Value);
    }

    [Fact]
    public async Task A_withdrawn_report_says_so_and_is_not_led_to()
    {
        using var requests = Public();
        await PublishAsync(requests, October);
        await requests.Reports.WithdrawAsync(
            requests.Survey.Series.Id,
            October,
            new DateOnly(2026, 11, 20),
            TestData.Texts(("en", "Counted twice.")),
            Token
        );

        var entry = (await ReadAsync(requests)).Element(Atom + "entry")!;

        Assert.Equal(
            "Report: October 2026 – Withdrawn on 20 November 2026",
            entry.Element(Atom + "title")!.Value
        );
        Assert.Equal(
            "https://survey.example.org/en/results",
            entry.Element(Atom + "link")!.Attribute("href")!.Value
        );
    }

    [Fact]
    public async Task Without_a_public_address_caches_do_not_hand_it_on()
    {
        using var requests = new RespondentRequests(new SurveyOptions { PublicResults = true });
        using var known = Public();

        Assert.Equal("private, no-cache", (await GetAsync(requests)).Headers.CacheControl);
        Assert.Equal("public, max-age=300", (await GetAsync(known)).Headers.CacheControl);
    }

    [Fact]
    public async Task The_list_of_results_leads_to_it_and_tells_when_the_next_report_comes()
    {
        using var requests = Public();

        var page = await PageReader.ReadAsync(requests.Pages.Results(new("en"), []));

        Assert.Equal(
            "/en/results.atom",
            page.QuerySelector("link[rel=alternate]")!.GetAttribute("href")
        );
        Assert.NotNull(page.QuerySelector("main a[href='/en/results.atom']"));
        Assert.Contains(
            "Next report: November 2026, on 1 December 2026 or soon after.",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task After_the_end_no_next_report_is_told()
    {
        using var requests = new RespondentRequests(
            new SurveyOptions
            {
                PublicResults = true,
                ClosesAt = new DateTimeOffset(2026, 10, 15, 0, 0, 0, TimeSpan.Zero),
            }
        );

        var page = await PageReader.ReadAsync(requests.Pages.Results(new("en"), []));

        Assert.DoesNotContain(
            "Next report",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    private static RespondentRequests Public() =>
        new(new SurveyOptions { PublicResults = true, Address = Site });

    private static Task<ReportManifest> PublishAsync(RespondentRequests requests, Period period) =>
        requests.Reports.PublishAsync(
            requests.Survey.Series.Id,
            period,
            [TestData.FileNamed("report.en.html"), TestData.FileNamed("report.fr.html")],
            Token
        );

    private static Task<HttpResponse> GetAsync(RespondentRequests requests) =>
        RespondentRequests.SendAsync(
            new DownloadFeed(
                requests.Page,
                new ReportFeed(requests.Survey, requests.Pages.AllResults),
                requests.Shelf,
                requests.Survey
            ).Run,
            "en"
        );

    private static async Task<XElement> ReadAsync(RespondentRequests requests) =>
        Read(await GetAsync(requests));

    private static XElement Read(HttpResponse response)
    {
        response.Body.Position = 0;
        return XElement.Load(response.Body);
    }
}
