using System.Collections.Immutable;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Faults.Respondents;
using SurveyPipeline.Tests.Fixtures.Laws;

namespace SurveyPipeline.Tests.Faults.Runs;

/// <summary>What stands in storage, held against what respondents were told. A receipt says that a submission is counted; the counts
/// and releases must then be those of exactly the submissions with a receipt, in every category of every item.</summary>
internal sealed record StoredState
{
    /// <summary>Counted, though no thanks were given.</summary>
    public required int CountedUnacknowledged { get; init; }

    /// <summary>Thanked, but without a receipt; or with a receipt, but neither in open counts nor in a release.</summary>
    public required int Lost { get; init; }

    /// <summary>In open counts or releases beyond the receipts.</summary>
    public required int Double { get; init; }

    /// <summary>How many outcomes are releases.</summary>
    public required int Releases { get; init; }

    /// <summary>How many submissions are in open counts.</summary>
    public required int Open { get; init; }

    /// <summary>How many submissions have a receipt, by series and stratum.</summary>
    public required ImmutableDictionary<(SeriesId, StratumId), int> Counted { get; init; }

    /// <summary>What else does not agree.</summary>
    public required ImmutableArray<string> Problems { get; init; }

    /// <summary>Reads and compares every series that is not erased, each with the forms of its version.</summary>
    public static async Task<StoredState> ReadAsync(
        StorageClients storage,
        ImmutableArray<SentForm> forms,
        CancellationToken cancellationToken
    )
    {
        var series = await storage.Releases().ListSeriesAsync(cancellationToken);
        var states = new List<StoredState>();
        foreach (var one in series.Where(s => !s.IsErased))
        {
            var sent = forms.Where(f => IsOf(f, one.Id)).ToImmutableArray();
            states.Add(await ReadAsync(storage, one, sent, cancellationToken));
        }

        var ofNone = forms.Count(f =>
            f.Fate is Fate.Acknowledged && !series.Any(s => IsOf(f, s.Id))
        );
        var sum = states.Aggregate(Add);
        return sum with { Lost = sum.Lost + ofNone };
    }

    private static bool IsOf(SentForm form, SeriesId series) =>
        string.Equals(form.Version, series.Version, StringComparison.Ordinal);

    private static StoredState Add(StoredState a, StoredState b) =>
        new()
        {
            CountedUnacknowledged = a.CountedUnacknowledged + b.CountedUnacknowledged,
            Lost = a.Lost + b.Lost,
            Double = a.Double + b.Double,
            Releases = a.Releases + b.Releases,
            Open = a.Open + b.Open,
            Counted = a.Counted.AddRange(b.Counted),
            Problems = a.Problems.AddRange(b.Problems),
        };

    private static async Task<StoredState> ReadAsync(
        StorageClients storage,
        SeriesRecord series,
        ImmutableArray<SentForm> forms,
        CancellationToken cancellationToken
    )
    {
        var releases = storage.Releases();
        var key = await storage.FormKey().ReadOrCreateAsync(cancellationToken);
        var nonces = new FormNonces(key, TimeProvider.System, bytes => bytes.Clear());
        var sent = forms
            .Select(f => (Form: f, Submission: ToSubmission(f, series.Id, nonces)))
            .ToImmutableArray();
        var tallies = storage.Tallies(series.Id, series.Shards);
        var (receipts, open, outcomes) = await StoredReading.AtRestAsync(
            tallies,
            releases,
            series,
            [.. sent.Select(s => s.Submission.Id)],
            cancellationToken
        );
        var counted = sent.Where(s => receipts.Contains(s.Submission.Id)).ToImmutableArray();
        var differences = series.Strata.ToImmutableDictionary(
            s => s,
            s => Difference(s, counted.Select(c => c.Submission), open, outcomes)
        );
        return new StoredState
        {
            CountedUnacknowledged = counted.Count(c => c.Form.Fate is not Fate.Acknowledged),
            Lost =
                sent.Count(s =>
                    s.Form.Fate is Fate.Acknowledged && !receipts.Contains(s.Submission.Id)
                ) + differences.Values.Sum(d => Math.Max(0, -d)),
            Double = differences.Values.Sum(d => Math.Max(0, d)),
            Releases = outcomes.OfType<ReleasedOutcome>().Count(),
            Open = open.Sum(t => t.N),
            Counted = series.Strata.ToImmutableDictionary(
                s => (series.Id, s),
                s => counted.Count(c => c.Submission.Stratum == s)
            ),
            Problems =
            [
                .. CategoryProblems(counted.Select(c => c.Submission), open, outcomes),
                .. ReleasedCells.FindWrong(
                    [.. counted.Select(c => c.Submission)],
                    open,
                    outcomes,
                    series.Threshold
                ),
                .. OutcomeProblems(outcomes, series),
            ],
        };
    }

    /// <summary>The number released and open, less the number with a receipt.</summary>
    private static int Difference(
        StratumId stratum,
        IEnumerable<Submission> counted,
        ImmutableArray<Tally> open,
        ImmutableArray<Outcome> outcomes
    ) =>
        open.Where(t => t.Key.Stratum == stratum).Sum(t => t.N)
        + outcomes.OfType<ReleasedOutcome>().Where(r => r.Stratum == stratum).Sum(r => r.N)
        - counted.Count(s => s.Stratum == stratum);

    /// <summary>Released counts are rounded, so single categories are compared exactly for strata that have no release.</summary>
    private static IEnumerable<string> CategoryProblems(
        IEnumerable<Submission> counted,
        ImmutableArray<Tally> open,
        ImmutableArray<Outcome> outcomes
    )
    {
        var released = outcomes.OfType<ReleasedOutcome>().Select(r => r.Stratum).ToHashSet();
        var expected = LawSurvey.TrueCounts(counted.Where(s => !released.Contains(s.Stratum)));
        var stored = LawSurvey.StoredCounts(open.Where(t => !released.Contains(t.Key.Stratum)));
        return expected
            .Keys.Union(stored.Keys)
            .Where(k => expected.GetValueOrDefault(k) != stored.GetValueOrDefault(k))
            .Select(k =>
                $"{k}: {stored.GetValueOrDefault(k)} counted, {expected.GetValueOrDefault(k)} sent"
            );
    }

    private static IEnumerable<string> OutcomeProblems(
        ImmutableArray<Outcome> outcomes,
        SeriesRecord series
    ) =>
        outcomes
            .GroupBy(o => (o.Stratum, o.Period))
            .Where(g => g.Count() > 1)
            .Select(g => $"{g.Key} has {g.Count()} outcomes.")
            .Concat(
                outcomes
                    .OfType<ReleasedOutcome>()
                    .Where(r =>
                        r.N < series.Threshold
                        || r.Items.Values.OfType<ProtectedTable>()
                            .Any(t => t.Base != r.N - (r.N % 3))
                    )
                    .Select(r => $"{r.Stratum} {r.Period} was released from an incomplete batch.")
            );

    private static Submission ToSubmission(SentForm form, SeriesId series, FormNonces nonces)
    {
        var nonce = nonces.Read(form.Nonce)!;
        var id = SubmissionId.Of(series, form.Stratum, nonce.Random.AsSpan(), form.Choices);
        return new Submission(id, form.Stratum, form.Choices);
    }
}
