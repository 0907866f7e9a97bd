using System.Net;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Local.Samples;

namespace SurveyPipeline.Tests.Local.Http;

public sealed class HttpFunctionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "root")]
    [InlineData("/fr", "language fr")]
    [InlineData("/xx/", "language xx")]
    [InlineData("/WITHOUTroute", "by name, GET")]
    public async Task A_path_runs_the_function_whose_route_it_matches(string path, string answer)
    {
        await using var host = await SampleHost.StartAsync();

        Assert.Equal(answer, await host.Client.GetStringAsync(path, Token));
    }

    [Theory]
    [InlineData("GET", "/fra")]
    [InlineData("GET", "/fr/nothing")]
    [InlineData("POST", "/fr")]
    [InlineData("HEAD", "/fr")]
    [InlineData("GET", "/fr/responses")]
    [InlineData("GET", "/api/fr")]
    public async Task What_matches_no_route_gets_a_bare_404(string method, string path)
    {
        await using var host = await SampleHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var answer = await host.Client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Token));
        Assert.Empty(answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_function_reads_the_form_that_was_sent()
    {
        await using var host = await SampleHost.StartAsync();
        using var form = new FormUrlEncodedContent([new("q", "été & co")]);

        using var answer = await host.Client.PostAsync("/nl/responses", form, Token);

        Assert.Equal("nl: été & co", await answer.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Each_invocation_has_services_and_an_id_of_its_own()
    {
        await using var host = await SampleHost.StartAsync();

        var first = (await host.Client.GetStringAsync("/visit", Token)).Split(' ');
        var second = (await host.Client.GetStringAsync("/visit", Token)).Split(' ');

        Assert.Equal("True 1", string.Join(' ', first[..2]));
        Assert.Equal("True 2", string.Join(' ', second[..2]));
        Assert.NotEqual(first[2], second[2], StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_exception_that_escapes_is_an_empty_500_and_its_message_is_not_logged()
    {
        using var log = new RecordedLog();
        await using var host = await SampleHost.StartAsync(log: log);

        using var answer = await host.Client.GetAsync("/escape/early", Token);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Token));
        Assert.False(answer.Headers.Contains("X-Half"));
        var entry = Assert.Single(log.Entries);
        Assert.Contains("LetExceptionEscape", entry, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException", entry, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_after_the_answer_has_begun_breaks_the_answer_off()
    {
        await using var host = await SampleHost.StartAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            host.Client.GetStringAsync("/escape/late", Token)
        );
    }

    [Fact]
    public async Task A_client_that_goes_away_cancels_the_function_and_is_no_error()
    {
        var signals = new Signals();
        using var log = new RecordedLog();
        await using var host = await SampleHost.StartAsync(signals: signals, log: log);
        using var client = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var asked = host.Client.GetAsync("/wait", client.Token);
        await signals.Begun.Task.WaitAsync(Token);

        await client.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await signals.Cancelled.Task.WaitAsync(Token);
        await host.StopAsync(Token);
        Assert.Empty(log.Entries);
    }
}
