using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SurveyPipeline.Functions.Requests;

namespace SurveyPipeline.Tests.Integration.Reporting;

/// <summary>An operator corrects a published report, and everyone who meets the report meets the erratum.</summary>
public sealed class ErratumTests(PublishedSurvey published) : IClassFixture<PublishedSurvey>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_erratum_is_shown_with_its_report_and_the_report_stays_as_it_was()
    {
        var before = await published.BytesAsync("report.en.html");
        var texts = TextsSaying("The label of the third chart is wrong.");

        var attached = await AttachAsync("2026-10", texts);
        var again = await AttachAsync("2026-10", texts);

        Assert.Equal(attached.ToJsonString(), again.ToJsonString());
        Assert.Equal("2026-10", (string?)attached["period"]);
        Assert.Equal("2026-11-10", (string?)attached["date"]);
        foreach (
            var path in (string[])
                ["/reports?lang=en", $"/reports/{published.Series}/2026-10?lang=en", "/en/results"]
        )
        {
            var page = await published.ReadPageAsync(path, published.HostKey);
            Assert.Equal(
                "The label of the third chart is wrong.",
                Assert.Single(page.QuerySelectorAll(".erratum p:last-child")).TextContent
            );
        }

        var json = await ReadJsonAsync();
        Assert.Equal(
            "The label of the third chart is wrong.",
            (string?)json["series"]![0]!["reports"]![0]!["errata"]![0]!["texts"]!["en"]
        );
        Assert.Empty(json["series"]![0]!["reports"]![1]!["errata"]!.AsArray());
        Assert.Equal(before, await published.BytesAsync("report.en.html"));
        Assert.Equal(
            published.October.Files.AsEnumerable(),
            (await published.Survey.Storage.Reports().ListAsync(Token))
                .Single(m => string.Equals(m.Period, "2026-10", StringComparison.Ordinal))
                .Files
        );
    }

    [Theory]
    [InlineData("/operations/errata/social-work-digital-pressure@1.1.0/2026-11", 404)]
    [InlineData("/operations/errata/nobody@1.0.0/2026-10", 404)]
    [InlineData("/operations/errata/nobody/2026-10", 400)]
    [InlineData("/operations/errata/social-work-digital-pressure@1.1.0/..%2f2026-10", 400)]
    public async Task An_erratum_without_a_published_report_is_refused(string path, int status)
    {
        using var answer = await PostAsync(path, JsonContent.Create(TextsSaying("x")));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.NotNull((await ReadJsonAsync(answer))["error"]);
    }

    [Fact]
    public async Task An_erratum_that_lacks_a_language_is_refused_with_what_it_lacks()
    {
        using var answer = await PostAsync(
            "/operations/errata/social-work-digital-pressure@1.1.0/2026-09",
            new StringContent("""{ "fr": "x", "nl": "x", "de": "x" }""")
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(
            "$.en must be a text",
            (string)Assert.Single((await ReadJsonAsync(answer))["problems"]!.AsArray())!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_erratum_that_is_too_large_is_refused()
    {
        using var answer = await PostAsync(
            "/operations/errata/social-work-digital-pressure@1.1.0/2026-09",
            new StringContent(new string(' ', 70_000) + "{}")
        );

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private static Dictionary<string, string> TextsSaying(string english) =>
        new(StringComparer.Ordinal)
        {
            ["fr"] = "La légende du troisième graphique est fausse.",
            ["nl"] = "De legende van de derde grafiek is fout.",
            ["de"] = "Die Legende des dritten Diagramms ist falsch.",
            ["en"] = english,
        };

    private async Task<JsonNode> AttachAsync(string period, Dictionary<string, string> texts)
    {
        using var answer = await PostAsync(
            $"/operations/errata/{published.Series}/{period}",
            JsonContent.Create(texts)
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await ReadJsonAsync(answer);
    }

    private Task<HttpResponseMessage> PostAsync(string path, HttpContent content) =>
        published.AskAsync(
            path,
            key: null,
            request =>
            {
                request.Method = HttpMethod.Post;
                request.Headers.Add(OperatorsKey.Header, published.OperatorsKey);
                request.Content = content;
            }
        );

    private async Task<JsonNode> ReadJsonAsync()
    {
        using var answer = await published.AskAsync(
            "/reports",
            published.HostKey,
            request => request.Headers.Accept.Add(new("application/json"))
        );
        return await ReadJsonAsync(answer);
    }

    private static async Task<JsonNode> ReadJsonAsync(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;
}
