using System.Net;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Local.Samples;

namespace SurveyPipeline.Tests.Local.Invocation;

public sealed class DrainTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_that_runs_when_the_host_stops_is_answered()
    {
        var signals = new Signals();
        await using var host = await SampleHost.StartAsync(signals: signals);
        var asked = host.Client.GetStringAsync("/wait", Token);
        await signals.Begun.Task.WaitAsync(Token);

        var stopped = host.StopAsync(Token);
        Assert.False(stopped.IsCompleted);
        signals.LetGo.SetResult();

        Assert.Equal("finished", await asked);
        await stopped;
    }

    [Fact]
    public async Task A_request_that_runs_longer_than_the_drain_limit_is_cancelled_and_gets_503()
    {
        var signals = new Signals();
        var options = SampleHost.Options with { DrainLimit = TimeSpan.FromMilliseconds(50) };
        using var log = new RecordedLog();
        await using var host = await SampleHost.StartAsync(options, signals, log);
        var asked = host.Client.GetAsync("/wait", Token);
        await signals.Begun.Task.WaitAsync(Token);

        await host.StopAsync(Token);

        await signals.Cancelled.Task.WaitAsync(Token);
        using var answer = await asked;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Empty(log.Entries);
    }

    [Fact]
    public async Task A_host_that_has_stopped_takes_no_connection()
    {
        await using var host = await SampleHost.StartAsync();

        await host.StopAsync(Token);

        await Assert.ThrowsAsync<HttpRequestException>(() => host.Client.GetAsync("/", Token));
    }
}
