using Azure.Identity;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Surveys;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;
using SurveyPipeline.Tests.Unit.Surveys;

namespace SurveyPipeline.Tests.Unit.Functions.Startup;

/// <summary>The loop that looks whether the series goes on, whatever keeps it from looking.</summary>
public sealed class SeriesWatchingTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(LawSurvey.Start.AddDays(4));
    private readonly WatchedSurvey open = new();
    private readonly RecordedLog log = new();

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
        open.Standing = Told(survey.Series);
        using var watching = Watching(survey);
        await watching.StartAsync(Token);
        open.Failure = (Exception)Activator.CreateInstance(error, "no sign-in")!;

        await LookAsync();
        await Eventually.HappensAsync(
            "the log tells that it could not look",
            () => log.Entries.Any(e => e.Contains(error.Name, StringComparison.Ordinal)),
            Token
        );
        open.Failure = null;
        open.Standing = Told(survey.Series with { EndedAt = clock.GetUtcNow() });
        await LookAsync();

        await Eventually.HappensAsync("the survey is over", () => survey.HasEnded, Token);
        await watching.StopAsync(Token);
        Assert.DoesNotContain(log.Entries, e => e.Contains("no sign-in", StringComparison.Ordinal));
    }

    public void Dispose() => log.Dispose();

    private async Task LookAsync()
    {
        var before = open.Reads;
        await Eventually.HappensAsync(
            "it looked",
            () =>
            {
                clock.Advance(SeriesWatch.Freshness);
                return open.Reads > before;
            },
            Token
        );
    }

    private static OpenSurvey Told(SeriesRecord series) =>
        new(TestData.OpeningKeys.Sealing, [new OpenSeries(series, [])]);

    private SeriesWatching Watching(Survey survey) =>
        new(
            survey,
            new SeriesWatch(survey, open, clock),
            clock,
            new Microsoft.Extensions.Logging.Logger<SeriesWatching>(
                new Microsoft.Extensions.Logging.LoggerFactory([log])
            )
        );
}
