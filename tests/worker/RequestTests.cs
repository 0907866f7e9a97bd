using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Worker.Hosting;

namespace SurveyPipeline.Tests.Worker;

/// <summary>The same requests to the genuine worker and to the local host, both on the same survey: what people see must be the same.</summary>
public sealed partial class RequestTests(WorkerSite site, RequestTests.Hosts hosts)
    : IClassFixture<RequestTests.Hosts>
{
    private const string PublicHost = "survey.example.org";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ChooseLanguage", "/")]
    [InlineData("ChooseLanguage", "/?nobody=knows", "Accept-Language: nl-BE, fr;q=0.8")]
    [InlineData("ShowStartPage", "/de")]
    [InlineData("ShowStartPage", "/fr")]
    [InlineData("ShowStartPage", "/en")]
    [InlineData("ShowStartPage", "/nl", "Accept-Encoding: br")]
    [InlineData("ShowStartPage", "/xx", "Accept-Language: nl")]
    [InlineData("ShowStartPage", "/FR")]
    [InlineData("ShowStartPage", "/fr-BE")]
    [InlineData("ShowStartPage", "/fr.")]
    [InlineData("ShowStartPage", "/zh-Hant", "Accept-Language: nl")]
    [InlineData("ShowPrivacy", "/nl-BE/privacy")]
    [InlineData("LeadToStart", "/paper", "Accept-Language: nl")]
    [InlineData("ShowQuestions", "/fr/questions")]
    [InlineData("ChangeGroup", "/fr/group")]
    [InlineData("SubmitResponse", "/fr/responses")]
    [InlineData("ShowPaper", "/fr/paper")]
    [InlineData("ShowPrivacy", "/nl/privacy")]
    [InlineData("ShowPrivacy", "/nl/privacy", "Accept-Encoding: gzip")]
    [InlineData("ShowAccessibility", "/de/accessibility")]
    [InlineData("ShowGuarantees", "/nl/guarantees")]
    [InlineData("ShowThanks", "/fr/thanks")]
    [InlineData("ShowResults", "/fr/results")]
    [InlineData("DownloadFeed", "/fr/results.atom")]
    [InlineData("DownloadResult", "/fr/results/{series}/{period}/report.fr.html")]
    [InlineData("DownloadResult", "/fr/results/{series}/{period}/{file}")]
    [InlineData("DownloadResult", "/fr/results/{series}/{period}/nothing.csv")]
    [InlineData("ShowSeries", "/fr/results/{series}")]
    [InlineData("DownloadSeries", "/fr/results/{series}/series.csv")]
    [InlineData("ShowSeriesItem", "/fr/results/{series}/items/nothing")]
    [InlineData("ShowReleases", "/reports/{series}")]
    [InlineData("DownloadReleases", "/reports/{series}/codebook.csv")]
    [InlineData("ShowReleasesOfItem", "/reports/{series}/items/nothing.svg")]
    [InlineData("ListReports", "/reports")]
    [InlineData("ListReports", "/reports", "Accept: application/json")]
    [InlineData("ShowReport", "/reports/{series}/{period}")]
    [InlineData("ShowReport", "/reports/{series}/2020-01")]
    [InlineData("DownloadReport", "/reports/{series}/{period}/{file}")]
    [InlineData("DownloadReport", "/reports/{series}/{period}/{file}", "Range: bytes=2-20")]
    [InlineData("DownloadReport", "/reports/{series}/{period}/{file}", "If-None-Match: *")]
    [InlineData("ExplainNoLiveCount", "/reports/about")]
    [InlineData("ShowInvitations", "/invite")]
    [InlineData("ShowPoster", "/invite/nl/poster")]
    [InlineData("DownloadCode", "/invite/de/code.svg")]
    [InlineData("ShowPaperEntry", "/paper-entry/fr")]
    [InlineData("Health", "/health")]
    [InlineData("ShowStatus", "/operations/status")]
    [InlineData("ListPoisonedResponses", "/operations/poison")]
    public Task A_page_is_the_same(string function, string path, string? header = null) =>
        CompareAsync(function, () => Request(HttpMethod.Get, path, header));

    [Theory]
    [InlineData("DownloadResult", "/fr/results/{series}/{period}/{file}")]
    [InlineData("DownloadReport", "/reports/{series}/{period}/{file}")]
    [InlineData("DownloadReport", "/reports/{series}/{period}/nothing.csv")]
    [InlineData("ShowStartPage", "/fr")]
    [InlineData("ShowGuarantees", "/de/guarantees")]
    [InlineData("SubmitResponse", "/fr/responses")]
    [InlineData("ListReports", "/reports")]
    [InlineData("Health", "/health")]
    public Task The_head_is_the_same(string function, string path) =>
        CompareAsync(function, () => Request(HttpMethod.Head, path, header: null));

    [Theory]
    [InlineData("ShowQuestions", "/fr/questions", "{group}")]
    [InlineData("ShowQuestions", "/fr/questions", "")]
    [InlineData("ShowQuestions", "/xx/questions", "{group}")]
    [InlineData("ChangeGroup", "/de/group", "{group}")]
    [InlineData("SubmitResponse", "/fr/responses", "{group}")]
    [InlineData("SubmitResponse", "/fr/responses", "a=%FF%FE&b")]
    [InlineData("SubmitResponse", "/fr/responses", "{}", "application/json")]
    [InlineData("SubmitPaperForm", "/paper-entry/fr", "{group}")]
    public Task A_form_is_answered_the_same(
        string function,
        string path,
        string body,
        string type = "application/x-www-form-urlencoded"
    )
    {
        var sent = body.Replace("{group}", WorkerSite.Group, StringComparison.Ordinal);
        return CompareAsync(function, () => WorkerSite.Post(path, sent, type));
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_refused_the_same()
    {
        var body = "a=" + new string('b', 200_000);

        var status = await CompareAsync(
            "SubmitResponse",
            () => WorkerSite.Post("/fr/responses", body)
        );

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
    }

    [Fact]
    public async Task A_whole_submission_gets_the_same_thanks()
    {
        var body = await site.FilledAsync("4");

        var status = await CompareAsync(
            "SubmitResponse",
            () => WorkerSite.Post("/fr/responses", body)
        );

        Assert.Equal(HttpStatusCode.SeeOther, status);
    }

    [Fact]
    public async Task Answers_that_are_none_come_back_the_same()
    {
        var body = await site.FilledAsync("77");

        var status = await CompareAsync(
            "SubmitResponse",
            () => WorkerSite.Post("/fr/responses", body)
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
    }

    [Fact]
    public async Task Host_and_scheme_are_those_that_the_Functions_host_was_asked_by()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri("/fr/paper", UriKind.Relative)
        );
        Forward(request, "https");

        using var answer = await site.Worker.SendAsync("ShowPaper", request, Token);

        Assert.Contains(
            PublicHost,
            await answer.Content.ReadAsStringAsync(Token),
            StringComparison.Ordinal
        );
        Assert.Equal(["max-age=31536000"], answer.Headers.GetValues("Strict-Transport-Security"));
    }

    [Fact]
    public async Task The_address_of_the_settings_counts_before_that_of_the_request()
    {
        await using var worker = await WorkerHost.StartAsync(
            site.Settings.Add("Survey__Address", "https://people.example.org"),
            Token
        );
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri("/fr/paper", UriKind.Relative)
        );
        Forward(request, "https");

        using var answer = await worker.SendAsync("ShowPaper", request, Token);

        var page = await answer.Content.ReadAsStringAsync(Token);
        Assert.Contains("people.example.org", page, StringComparison.Ordinal);
        Assert.DoesNotContain(PublicHost, page, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> CompareAsync(
        string function,
        Func<HttpRequestMessage> request
    )
    {
        using var asked = request();
        Forward(asked, "http");
        using var again = request();
        again.Headers.Host = PublicHost;
        again.Headers.Add("x-functions-key", hosts.Local.Keys.Master);
        asked.Headers.Add(OperatorsKey.Header, TestData.OperatorsKeyText);
        again.Headers.Add(OperatorsKey.Header, TestData.OperatorsKeyText);
        using var genuine = await site.Worker.SendAsync(function, asked, Token);
        using var local = await hosts.Local.Client.SendAsync(again, Token);

        Assert.Equal(await DescribeAsync(local), await DescribeAsync(genuine));
        return genuine.StatusCode;
    }

    // As the Functions host does it, from its own request.
    private static void Forward(HttpRequestMessage request, string scheme)
    {
        request.Headers.Add("X-Forwarded-Host", PublicHost);
        request.Headers.Add("X-Forwarded-Proto", scheme);
    }

    private HttpRequestMessage Request(HttpMethod method, string path, string? header)
    {
        var request = new HttpRequestMessage(
            method,
            new Uri(
                path.Replace("{series}", TestData.Series.Value, StringComparison.Ordinal)
                    .Replace("{period}", WorkerSite.LastMonth.Name, StringComparison.Ordinal)
                    .Replace("{file}", hosts.File, StringComparison.Ordinal),
                UriKind.Relative
            )
        );
        if (header?.Split(": ") is [var name, var value])
        {
            request.Headers.Add(name, value);
        }

        return request;
    }

    private static async Task<string> DescribeAsync(HttpResponseMessage answer)
    {
        string[] ofTheServer = ["Date", "Server", "Transfer-Encoding"];
        var bytes = await answer.Content.ReadAsByteArrayAsync(Token);
        var headers = answer
            .Headers.Concat(answer.Content.Headers)
            .Where(h => !ofTheServer.Contains(h.Key, StringComparer.OrdinalIgnoreCase))
            .OrderBy(h => h.Key, StringComparer.Ordinal)
            .Select(h => $"{h.Key}: {string.Join(" | ", h.Value)}");
        var text = Changing().Replace(Encoding.Latin1.GetString(bytes), "-");
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n\n{text}";
    }

    /// <summary>Nonces, and what the operators' status says of now.</summary>
    [GeneratedRegex(
        """(?<=value=")[A-Za-z0-9_-]{54}(?=")|(?<="clock": ")[^"]+""",
        RegexOptions.None,
        30_000
    )]
    private static partial Regex Changing();

    /// <summary>The local host beside the worker, and a published report.</summary>
    public sealed class Hosts(WorkerSite site) : IAsyncLifetime
    {
        private RunningHost? local;

        public RunningHost Local => local!;

        /// <summary>A file of the published report.</summary>
        public string File { get; private set; } = "";

        /// <inheritdoc/>
        public async ValueTask InitializeAsync()
        {
            var manifest = await site.PublishAsync();
            File = manifest
                .Files.First(f => f.Name.EndsWith(".csv", StringComparison.Ordinal))
                .Name;
            local = await site.StartLocalHostAsync();
        }

        /// <inheritdoc/>
        public ValueTask DisposeAsync() => local?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
