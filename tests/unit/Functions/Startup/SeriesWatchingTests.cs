using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Surveys;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Functions.Startup;

/// <summary>The loop that looks whether the series goes on, whatever keeps it from looking.</summary>
public sealed class SeriesWatchingTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(LawSurvey.Start.AddDays(4));
    private readonly InMemoryReleaseStore releases = new();
    private readonly RecordedLog log = new();
    private Exception? failure;
    private int looks;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(typeof(AuthenticationFailedException))]
    [InlineData(typeof(CredentialUnavailableException))]
    [InlineData(typeof(InvalidDataException))]
    [InlineData(typeof(TaskCanceledException))]
    [InlineData(typeof(HttpRequestException))]
    public async Task Whatever_fails_it_looks_again_and_learns_of_the_end(Type error)
    {
        var survey = TestData.SurveyWith(clock);
        await releases.TryBeginSeriesAsync(survey.Series, SeriesSecret.Create(), Token);
        using var watching = Watching(survey);
        await watching.StartAsync(Token);
        failure = (Exception)Activator.CreateInstance(error, "no sign-in")!;

        await LookAsync();
        await Eventually.HappensAsync(
            "the log tells that it could not look",
            () => log.Entries.Any(e => e.Contains(error.Name, StringComparison.Ordinal)),
            Token
        );
        failure = null;
        await releases.WriteEndAsync(
            survey.Series.Id,
            r => r with { EndedAt = clock.GetUtcNow() },
            Token
        );
        await LookAsync();

        await Eventually.HappensAsync("the survey is over", () => survey.HasEnded, Token);
        await watching.StopAsync(Token);
        Assert.DoesNotContain(log.Entries, e => e.Contains("no sign-in", StringComparison.Ordinal));
    }

    public void Dispose() => log.Dispose();

    private async Task LookAsync()
    {
        var before = Volatile.Read(ref looks);
        await Eventually.HappensAsync(
            "it looked",
            () =>
            {
                clock.Advance(SeriesWatch.Freshness);
                return Volatile.Read(ref looks) > before;
            },
            Token
        );
    }

    private SeriesWatching Watching(Survey survey)
    {
        var script = StorageScript.Undisturbed();
        script.BeforeCall = (_, _, _) =>
        {
            Interlocked.Increment(ref looks);
            return failure is { } error ? Task.FromException(error) : Task.CompletedTask;
        };
        var services = new ServiceCollection()
            .AddSingleton(survey)
            .AddSingleton(new SeriesWatch(survey, script.NewActor("host").Wrap(releases), clock))
            .BuildServiceProvider();
        return new SeriesWatching(
            services,
            clock,
            new Microsoft.Extensions.Logging.Logger<SeriesWatching>(
                new Microsoft.Extensions.Logging.LoggerFactory([log])
            )
        );
    }
}
