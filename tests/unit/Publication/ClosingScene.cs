using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Publication;

/// <summary>Stores in memory, answers that are counted at the time of a clock, and closers.</summary>
internal sealed class ClosingScene
{
    private readonly SeriesRecord series;
    private readonly Random random = new(7);

    public ClosingScene(Participation participation)
    {
        series = LawSurvey.Record(shards: 2, participation);
        Tallies = new InMemoryTallyStore(Clock);
    }

    public FakeTimeProvider Clock { get; } = new(LawSurvey.Start);

    public InMemoryReleaseStore Releases { get; } = new();

    public InMemoryTallyStore Tallies { get; }

    public InMemoryOrganiserNotes Notes { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task CountAsync(StratumId stratum, int respondents)
    {
        await using var counter = new ResponseCounter(
            LawSurvey.Counting(shards: 2),
            Tallies,
            Clock,
            TestData.Chance(respondents)
        );
        await counter.CountAsync(
            [
                .. Enumerable
                    .Range(0, respondents)
                    .Select(_ => TestData.Submission(LawSurvey.Instrument, stratum, random)),
            ],
            Token
        );
    }

    /// <summary>An organiser enters how many people of a group were asked.</summary>
    public Task AskedAsync(StratumId stratum, Period period, int asked) =>
        Notes.WriteAskedAsync(
            new AskedNumbers(
                TestData.Series,
                period,
                new DateOnly(2026, 11, 20),
                new Dictionary<StratumId, int> { [stratum] = asked }.ToFrozenDictionary()
            ),
            Token
        );

    public async Task<ImmutableArray<Outcome>> CloseAsync(Period last)
    {
        var closed = ImmutableArray.CreateBuilder<Outcome>();
        await Closer(Tallies, Releases).CloseAsync(last, closed.Add, Token);
        return closed.ToImmutable();
    }

    /// <summary>A closer whose calls an actor sees.</summary>
    public SeriesCloser Closer(StorageActor actor) =>
        Closer(actor.Wrap(Tallies), actor.Wrap(Releases));

    public Task<Outcome?> OutcomeAsync(StratumId stratum, Period period) =>
        Releases.ReadOutcomeAsync(TestData.Series, stratum, period, Token);

    private SeriesCloser Closer(ITallyStore tallies, IReleaseStore releases) =>
        new(
            new KnownSeries(series, LawSurvey.Instrument),
            new SeriesSecret(new byte[SeriesSecret.Length]),
            tallies,
            releases,
            Notes,
            TestData.Chance(random.Next())
        );
}
