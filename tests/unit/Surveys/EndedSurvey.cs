using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports.Origin;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Surveys;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Surveys;

/// <summary>A small survey in its second month, in memory, in which each person answers once: 14 answers from the office and 4 from the
/// workshop are counted, 3 more from the workshop wait in the queue.</summary>
internal sealed class EndedSurvey
{
    public static readonly StratumId Office = new("office");
    public static readonly StratumId Workshop = new("workshop");

    private static readonly byte[] Json = Encoding.UTF8.GetBytes(TestData.TutorialJson());
    private static readonly Instrument Instrument = InstrumentReader.Read(Json).Instrument!;

    private readonly List<Submission> waiting = [];
    private readonly Random random = new(5);

    private EndedSurvey()
    {
        Tallies = new InMemoryTallyStore(Clock);
        Record = new SeriesRecord
        {
            Id = SeriesId.Of(Instrument, trial: false),
            InstrumentSha256 = Instrument.Sha256,
            Strata = [Office, Workshop],
            Threshold = 10,
            Participation = Participation.Once,
            PeriodKind = PeriodKind.Month,
            FirstPeriod = TestData.Month("2026-10"),
            Shards = 2,
        };
    }

    public FakeTimeProvider Clock { get; } =
        new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

    public InMemoryTallyStore Tallies { get; }

    public InMemoryReleaseStore Releases { get; } = new();

    public InMemoryReportStore Reports { get; } = new();

    public InMemoryOpenSurvey Open { get; } = new();

    public InMemoryWaitingMessages Queues { get; } = new();

    public SeriesRecord Record { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<EndedSurvey> BeginAsync() => BeginAsync(CountingTimes.Now);

    public static async Task<EndedSurvey> BeginAsync(CountingTimes times)
    {
        var survey = new EndedSurvey { Times = times };
        await survey.Releases.TryBeginSeriesAsync(
            survey.Record,
            new SeriesSecret(new byte[SeriesSecret.Length]),
            Token
        );
        await survey.CountAsync(survey.Answers(Office, 14).Concat(survey.Answers(Workshop, 4)));
        survey.AddWaiting(Workshop, 3);
        return survey;
    }

    /// <summary>When answers are counted. Default: as they come.</summary>
    public CountingTimes Times { get; init; } = CountingTimes.Now;

    /// <summary>Marks the end, as the operator does.</summary>
    public Task EndAsync() => EndAsync(Undisturbed("operator"));

    /// <summary>Marks the end, as the operator does.</summary>
    public Task EndAsync(StorageActor actor) =>
        new SurveyEnding(
            Instruments,
            actor.Wrap(Releases),
            actor.Wrap(Reports),
            Pages(actor),
            Times,
            Clock
        ).EndAsync(Record.Id, actor.Life);

    /// <summary>Answers that wait in the queue from now on.</summary>
    public void AddWaiting(StratumId stratum, int count)
    {
        waiting.AddRange(Answers(stratum, count));
        Queues.Waiting = Queues.Waiting.Add(new WaitingMessage(Clock.GetUtcNow(), Record.Id));
    }

    /// <summary>Counts what waits.</summary>
    public async Task DrainAsync()
    {
        await CountAsync(waiting);
        waiting.Clear();
        Queues.Waiting = [];
    }

    /// <summary>How far the end has come.</summary>
    public async Task<EndingProtocol> DescribeAsync()
    {
        var actor = Undisturbed("reader");
        return (
            await new SurveyEnding(
                Instruments,
                actor.Wrap(Releases),
                actor.Wrap(Reports),
                Pages(actor),
                Times,
                Clock
            ).DescribeAsync(Record.Id, Token)
        )!;
    }

    /// <summary>The record as it stands.</summary>
    public async Task<SeriesRecord> ReadRecordAsync() =>
        (await Releases.ReadSeriesAsync(Record.Id, Token))!;

    /// <summary>What the timer does.</summary>
    public Task<PublicationSummary> RunScheduleAsync() => RunScheduleAsync(Undisturbed("timer"));

    /// <summary>What the timer does.</summary>
    public Task<PublicationSummary> RunScheduleAsync(StorageActor actor) =>
        new SurveyPublication(
            Instruments,
            (known, secret) =>
                new SeriesCloser(
                    known,
                    secret,
                    actor.Wrap(Tallies),
                    actor.Wrap(Releases),
                    new InMemoryOrganiserNotes(),
                    TestData.Chance(7)
                ),
            actor.Wrap(Releases),
            actor.Wrap(Reports),
            new SeriesEnding(actor.Wrap(Releases), _ => actor.Wrap(Tallies), Queues, Times, Clock),
            _ => Task.CompletedTask,
            Clock,
            ReportOrigin.Unset
        ).RunAsync(actor.Life);

    /// <summary>Lets time pass and the timer run at its end.</summary>
    public Task<PublicationSummary> RunScheduleAfterAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return RunScheduleAsync();
    }

    /// <summary>What stands in the end, as lines: outcomes with their tables, reports with the hashes of their files, and what is left.</summary>
    public async Task<List<string>> TellAsync()
    {
        var outcomes = await Releases.ListOutcomesAsync(Record.Id, Token);
        var manifests = await Reports.ListAsync(Token);
        var closings = new List<ClosingRecord?>();
        foreach (var stratum in Record.Strata)
        {
            closings.Add(await Releases.ReadClosingAsync(Record.Id, stratum, Token));
        }

        var record = await ReadRecordAsync();
        return
        [
            .. outcomes.Select(o =>
                o is ReleasedOutcome r
                    ? $"{r.Stratum} {r.Period} {r.From} n={r.N}"
                    : $"{o.Stratum} {o.Period} carried"
            ),
            .. manifests.SelectMany(m => m.Files.Select(f => $"{m.Period} {f.Name} {f.Sha256}")),
            $"tallies {Tallies.Tallies.Length}, receipts {Tallies.Receipts.Count}, closings {closings.Count(c => c is not null)}",
            $"secret {await Releases.ReadSecretAsync(Record.Id, Token) is not null}",
            $"final {record.FinalPeriod}, erased {record.IsErased}",
        ];
    }

    private OpenSurveyWriter Pages(StorageActor actor) =>
        new(Open, actor.Wrap(Releases), actor.Wrap(Reports), Clock);

    private static StorageActor Undisturbed(string name) =>
        StorageScript.Undisturbed().NewActor(name);

    private static SeriesInstruments Instruments { get; } =
        new(current: null, (_, _) => Task.FromResult<ReadOnlyMemory<byte>?>(Json));

    private ImmutableArray<Submission> Answers(StratumId stratum, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => TestData.Submission(Instrument, stratum, random)),
        ];

    private async Task CountAsync(IEnumerable<Submission> submissions)
    {
        await using var counter = new ResponseCounter(
            // Time stands still here, so nobody may wait for company.
            CountingSeries.Of(new KnownSeries(Record, Instrument), CountingTimes.Now) with
            {
                Patience = TimeSpan.Zero,
            },
            Tallies,
            Clock,
            TestData.Chance(3)
        );
        await counter.CountAsync([.. submissions], Token);
    }
}
