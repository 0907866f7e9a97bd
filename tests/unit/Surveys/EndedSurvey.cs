using System.Text;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Surveys;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Surveys;

/// <summary>A small survey in its second month, in memory: 14 answers from the office and 4 from the workshop are counted,
/// 3 more from the workshop wait in the queue.</summary>
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

    public SeriesRecord Record { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<EndedSurvey> BeginAsync()
    {
        var survey = new EndedSurvey();
        await survey.Releases.TryBeginSeriesAsync(
            survey.Record,
            new SeriesSecret(new byte[SeriesSecret.Length]),
            Token
        );
        await survey.CountAsync(survey.Answers(Office, 14).Concat(survey.Answers(Workshop, 4)));
        survey.waiting.AddRange(survey.Answers(Workshop, 3));
        return survey;
    }

    /// <summary>Ends it, time running by itself.</summary>
    public async Task<EndingProtocol?> EndAsync(
        StorageActor actor,
        List<EndingStep>? steps = null,
        bool queueRunsDry = true
    )
    {
        var work = Ending(actor)
            .EndAsync(
                Record.Id,
                async _ =>
                {
                    await CountAsync(waiting);
                    return queueRunsDry;
                },
                step => steps?.Add(step),
                actor.Life
            );
        while (!work.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        return await work;
    }

    /// <summary>Answers that wait in the queue.</summary>
    public void AddWaiting(StratumId stratum, int count) =>
        waiting.AddRange(Answers(stratum, count));

    public Task<SeriesState> StateAsync() =>
        Ending(StorageScript.Undisturbed().NewActor("reader")).FindStateAsync(Record.Id, Token);

    /// <summary>What the timer does.</summary>
    public Task<PublicationSummary> RunScheduleAsync() =>
        Publication(StorageScript.Undisturbed().NewActor("timer")).RunAsync(Token);

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
            $"erased {(await Releases.ReadSeriesAsync(Record.Id, Token))!.IsErased}",
            $"last {(await Releases.ReadSeriesAsync(Record.Id, Token))!.LastPeriod}",
        ];
    }

    private SurveyEnding Ending(StorageActor actor) =>
        new(Publication(actor), Catalog(actor), actor.Wrap(Releases), actor.Wrap(Reports), Clock);

    private SurveyPublication Publication(StorageActor actor) =>
        new(
            Catalog(actor),
            _ => actor.Wrap(Tallies),
            actor.Wrap(Releases),
            actor.Wrap(Reports),
            Clock,
            TestData.Chance(7)
        );

    private SeriesCatalog Catalog(StorageActor actor) =>
        new(
            current: null,
            actor.Wrap(Releases),
            (_, _) => Task.FromResult<ReadOnlyMemory<byte>?>(Json)
        );

    private IEnumerable<Submission> Answers(StratumId stratum, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => TestData.Submission(Instrument, stratum, random)),
        ];

    private async Task CountAsync(IEnumerable<Submission> submissions)
    {
        await using var counter = new ResponseCounter(
            // Time stands still here, so nobody may wait for company.
            CountingSeries.Of(new KnownSeries(Record, Instrument)) with
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
