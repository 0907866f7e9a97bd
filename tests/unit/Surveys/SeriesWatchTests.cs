using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Surveys;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Surveys;

/// <summary>A host that runs while its series is ended by another process.</summary>
public sealed class SeriesWatchTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(LawSurvey.Start.AddDays(4));
    private readonly InMemoryReleaseStore releases = new();
    private readonly StorageScript script = StorageScript.Undisturbed();
    private readonly Survey survey;
    private readonly SeriesWatch watch;

    public SeriesWatchTests()
    {
        survey = TestData.SurveyWith(clock);
        watch = new SeriesWatch(survey, script.NewActor("host").Wrap(releases), clock);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        await releases.TryBeginSeriesAsync(survey.Series, SeriesSecret.Create(), Token);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task While_the_series_runs_storage_is_asked_once_in_half_a_minute()
    {
        for (var second = 0; second < 61; second++)
        {
            await watch.ThrowIfEndedAsync(Token);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(2, script.Calls.Length);
        Assert.Equal(SurveyPhase.Open, SendingRules.PhaseOf(survey, clock.GetUtcNow()));
    }

    [Fact]
    public async Task Half_a_minute_after_the_end_nothing_is_taken_any_more()
    {
        await watch.ThrowIfEndedAsync(Token);
        await EndAsync();
        clock.Advance(SeriesWatch.Freshness + TimeSpan.FromTicks(1));

        await Assert.ThrowsAsync<SeriesEndedException>(() => watch.ThrowIfEndedAsync(Token));

        Assert.Equal(SurveyPhase.Closed, SendingRules.PhaseOf(survey, clock.GetUtcNow()));
    }

    [Fact]
    public async Task Nothing_is_taken_on_the_strength_of_old_knowledge()
    {
        await watch.ThrowIfEndedAsync(Token);
        clock.Advance(SeriesWatch.Freshness + TimeSpan.FromTicks(1));
        var blind = new SeriesWatch(
            survey,
            StorageScript.FaultAt(1, Fault.Refuse).NewActor("host").Wrap(releases),
            clock
        );

        await Assert.ThrowsAsync<Azure.RequestFailedException>(() =>
            blind.ThrowIfEndedAsync(Token)
        );
    }

    [Fact]
    public async Task An_end_by_a_newer_version_is_told_from_an_end_for_good()
    {
        await releases.WriteEndAsync(
            survey.Series.Id,
            r =>
                r with
                {
                    EndedAt = clock.GetUtcNow(),
                    SupersededBy = new SeriesId("social-work-digital-pressure@2.0.0"),
                },
            Token
        );

        await watch.LookAsync(Token);

        Assert.Equal(SurveyPhase.Superseded, SendingRules.PhaseOf(survey, clock.GetUtcNow()));
    }

    [Fact]
    public async Task Everyone_who_waits_for_a_message_learns_of_the_end()
    {
        await EndAsync();
        await using var intake = new IntakeBatcher(
            survey.Series.Id,
            survey.Instrument,
            () => TestData.OpeningKeys.Sealing,
            (_, ct) => watch.ThrowIfEndedAsync(ct),
            clock
        );
        var submission = TestData.Submission(
            survey.Instrument,
            survey.Instrument.Strata[0].Id,
            new Random(1)
        );

        await Assert.ThrowsAsync<SeriesEndedException>(() => intake.AcceptAsync(submission, Token));
    }

    private Task<SeriesRecord> EndAsync() =>
        releases.WriteEndAsync(
            survey.Series.Id,
            r => r with { EndedAt = clock.GetUtcNow() },
            Token
        );
}
