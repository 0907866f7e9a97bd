using System.Net;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Worker.Hosting;

namespace SurveyPipeline.Tests.Worker;

/// <summary>What the worker says to the host's log and to its own output, which the host logs too.</summary>
public sealed class LogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_answer_key_or_query_string_stands_in_a_log()
    {
        await using var site = await WorkerSite.StartAsync();
        await SubmitAsync(site, "canary-answer", HttpStatusCode.UnprocessableEntity);
        await SubmitAsync(site, "3", HttpStatusCode.SeeOther);
        await GetAsync(site, "ListReports", "/reports?code=canary-key&canary=query");
        await GetAsync(site, "ShowStartPage", "/fr?canary=query");
        await GetAsync(site, "DownloadReport", "/reports/canary-series/canary-period/canary-file");
        await site.Worker.QueueAsync("AggregateResponses", "canary-message", "message-77", Token);
        // Failures are what most likely quotes something.
        await site.Storage.Tables.DeleteTableAsync(StorageLayout.ReleasesTable, Token);
        await GetAsync(site, "ListReports", "/reports?code=canary-key");

        await Eventually.HappensAsync(
            "the log names the message",
            () => site.Worker.Log.Any(l => l.Contains("message-77", StringComparison.Ordinal)),
            Token
        );
        Assert.DoesNotContain(
            site.Worker.Lines,
            l => l.Contains("canary", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task Nothing_is_logged_of_a_submission_that_is_taken()
    {
        await using var site = await WorkerSite.StartAsync();
        await SubmitAsync(site, "3", HttpStatusCode.SeeOther);
        var before = site.Worker.Lines.Count();

        await SubmitAsync(site, "4", HttpStatusCode.SeeOther);

        Assert.Equal([], site.Worker.Lines.Skip(before));
    }

    private static async Task SubmitAsync(WorkerSite site, string code, HttpStatusCode expected)
    {
        using var form = WorkerSite.Post(
            "/fr/responses?canary=query",
            await site.FilledAsync(code)
        );
        form.Headers.Add("User-Agent", "canary-browser/1.0");
        form.Headers.Add("X-Forwarded-For", "203.0.113.177");
        using var answer = await site.Worker.SendAsync("SubmitResponse", form, Token);
        Assert.Equal(expected, answer.StatusCode);
    }

    private static async Task GetAsync(WorkerSite site, string function, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("x-functions-key", "canary-key");
        using var answer = await site.Worker.SendAsync(function, request, Token);
    }
}
