using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using AngleSharp.Dom;

namespace SurveyPipeline.Tests.Integration.Reporting;

/// <summary>The organisers' page and its JSON, on real storage.</summary>
public sealed class ReportListTests(PublishedSurvey published) : IClassFixture<PublishedSurvey>
{
    private const string Waiting =
        "Not enough answers yet: waiting for more until the end of the next period.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_tells_periods_files_and_groups()
    {
        var page = await published.ReadPageAsync("/reports?lang=en", published.HostKey);

        var months = page.QuerySelectorAll(".period").ToList();
        Assert.Equal(
            ["October 2026", "September 2026"],
            months.Select(m => m.QuerySelector("h4")!.TextContent)
        );
        Assert.Equal(
            [
                "Administrative services: Published",
                "Front-line social services: Published, for September 2026 – October 2026",
                $"Other roles: {Waiting}",
                $"Group not stated: {Waiting}",
            ],
            OutcomesOf(months[0])
        );
        Assert.Equal(
            [
                "Administrative services: Published",
                $"Front-line social services: {Waiting}",
                $"Other roles: {Waiting}",
                $"Group not stated: {Waiting}",
            ],
            OutcomesOf(months[1])
        );
        Assert.Equal(published.October.Files.Length, months[0].QuerySelectorAll(".files a").Length);
    }

    [Fact]
    public async Task The_answer_carries_the_headers_of_the_site()
    {
        using var answer = await published.AskAsync("/reports", published.HostKey);

        Assert.True(answer.Headers.CacheControl is { Private: true, NoCache: true });
        Assert.Equal(
            "Accept-Encoding, Accept, Accept-Language",
            string.Join(", ", answer.Headers.Vary)
        );
        Assert.StartsWith(
            "default-src 'none'; style-src 'sha256-",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal
        );
        Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Json_tells_the_same()
    {
        using var answer = await published.AskAsync(
            "/reports",
            published.HostKey,
            request =>
            {
                request.Headers.Accept.Add(new("application/json"));
                request.Headers.AcceptLanguage.Add(new("nl"));
            }
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["nl-BE"], answer.Content.Headers.ContentLanguage);
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;
        Assert.Equal("nl", (string?)json["language"]);
        var reports = Assert.Single(json["series"]!.AsArray())!["reports"]!.AsArray();
        Assert.Equal(["2026-10", "2026-09"], reports.Select(r => (string?)r!["period"]));
        Assert.Equal(
            [
                ("admin", "released"),
                ("proximity", "notEnough"),
                ("other", "notEnough"),
                ("undisclosed", "notEnough"),
            ],
            reports[1]!["groups"]!.AsArray().Select(g => ((string)g!["id"]!, (string)g["status"]!))
        );
        Assert.Equal(
            published.October.Files.Select(f => (f.Name, f.Size, f.Sha256)),
            reports[0]!["files"]!
                .AsArray()
                .Select(f => ((string)f!["name"]!, (long)f["size"]!, (string)f["sha256"]!))
        );
    }

    [Fact]
    public async Task Every_address_in_the_json_gives_the_file_it_describes()
    {
        using var list = await published.AskAsync(
            "/reports",
            published.HostKey,
            request => request.Headers.Accept.Add(new("application/json"))
        );
        var json = JsonNode.Parse(await list.Content.ReadAsStringAsync(Token))!;

        foreach (var file in json["series"]![0]!["reports"]![0]!["files"]!.AsArray())
        {
            using var answer = await published.AskAsync(
                (string)file!["address"]!,
                published.HostKey
            );

            Assert.Equal((long)file["size"]!, answer.Content.Headers.ContentLength);
            Assert.Equal(new EntityTagHeaderValue($"\"{file["sha256"]}\""), answer.Headers.ETag);
            Assert.Equal(
                (string?)file["contentType"],
                answer.Content.Headers.ContentType?.ToString()
            );
        }
    }

    [Fact]
    public async Task The_pages_beside_it_are_there()
    {
        var report = await published.ReadPageAsync(
            $"/reports/{published.Series}/2026-10?lang=en",
            published.HostKey
        );
        var about = await published.ReadPageAsync("/reports/about?lang=de", published.HostKey);

        Assert.Equal("Report: October 2026", report.QuerySelector("h1")!.TextContent);
        Assert.Equal(
            "Warum es keinen laufenden Zähler gibt",
            about.QuerySelector("h1")!.TextContent
        );
    }

    [Theory]
    [InlineData("/reports/social-work-digital-pressure@1.1.0/2026-11", HttpStatusCode.NotFound)]
    [InlineData("/reports/nobody@1.0.0/2026-10", HttpStatusCode.NotFound)]
    [InlineData("/reports/nobody/2026-10", HttpStatusCode.BadRequest)]
    [InlineData("/reports/social-work-digital-pressure@1.1.0/october", HttpStatusCode.BadRequest)]
    public async Task A_report_that_is_not_there_gets_a_plain_page(
        string path,
        HttpStatusCode status
    )
    {
        using var answer = await published.AskAsync(path, published.HostKey);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(
            "/reports",
            (await PublishedSurvey.PageOfAsync(answer))
                .QuerySelectorAll("main a")
                .Select(a => a.GetAttribute("href"))
        );
    }

    private static IEnumerable<string> OutcomesOf(IElement month) =>
        month
            .QuerySelectorAll(".facts div")
            .Select(l =>
                $"{l.QuerySelector("dt")!.TextContent}: {l.QuerySelector("dd")!.TextContent}"
            );
}
