using System.Net;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Integration.Pipeline;

namespace SurveyPipeline.Tests.Integration.Reporting;

/// <summary>What anyone may read, where the settings allow it.</summary>
public sealed class PublicResultTests(PublishedSurvey published) : IClassFixture<PublishedSurvey>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task The_list_leads_to_the_report_in_its_language_without_a_key(string language)
    {
        var list = await published.ReadPageAsync($"/{language}/results", key: null);
        var link = list.QuerySelector("main ul a[href*='/report.']")!.GetAttribute("href")!;

        using var report = await published.AskAsync(link, key: null);

        Assert.Equal(HttpStatusCode.OK, report.StatusCode);
        Assert.Equal(
            await published.BytesAsync($"report.{language}.html"),
            await report.Content.ReadAsByteArrayAsync(Token)
        );
        var page = await PublishedSurvey.PageOfAsync(report);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang")!.Split('-')[0]);
    }

    [Theory]
    [InlineData("/en/results/social-work-digital-pressure@1.1.0/2026-10/manifest.json")]
    [InlineData("/en/results/social-work-digital-pressure@1.1.0/2026-11/report.en.html")]
    [InlineData("/en/results/social-work-digital-pressure@1.1.0/2026-10/..%2fmanifest.json")]
    [InlineData("/en/results/errata/2026-10/001.json")]
    public async Task What_is_not_published_does_not_exist(string path)
    {
        using var answer = await published.AskAsync(path, key: null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(
            "Page not found",
            (await PublishedSurvey.PageOfAsync(answer)).QuerySelector("h1")!.TextContent
        );
    }

    [Fact]
    public async Task Results_that_are_not_public_do_not_exist()
    {
        await using var closed = await SurveyHost.StartAsync(TimeProvider.System);
        await closed
            .Storage.Reports()
            .PublishAsync(
                TestData.Series,
                TestData.Month("2026-10"),
                [TestData.FileNamed("report.en.html", "x")],
                Token
            );

        foreach (
            var path in (string[])
                ["/en/results", $"/en/results/{TestData.Series}/2026-10/report.en.html"]
        )
        {
            using var answer = await closed.Host.Client.GetAsync(
                new Uri(path, UriKind.Relative),
                Token
            );

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }
}
