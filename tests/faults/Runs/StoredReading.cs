using System.Collections.Immutable;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Tests.Faults.Runs;

/// <summary>Receipts, open counts and outcomes of a series at one moment.</summary>
/// <param name="Receipts">The submissions that are counted.</param>
/// <param name="Open">The counts that no outcome holds yet.</param>
/// <param name="Outcomes">The outcomes.</param>
internal sealed record StoredReading(
    ImmutableHashSet<SubmissionId> Receipts,
    ImmutableArray<Tally> Open,
    ImmutableArray<Outcome> Outcomes
)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>A reading takes several requests, and meanwhile a message that came late may be counted or a host's schedule may close a
    /// period: so it is read until two readings in a row are the same.</summary>
    public static async Task<StoredReading> AtRestAsync(
        ITallyStore tallies,
        IReleaseStore releases,
        SeriesRecord series,
        ImmutableArray<SubmissionId> ids,
        CancellationToken cancellationToken
    )
    {
        var reading = await ReadAsync();
        while (true)
        {
            await Task.Delay(Pause, cancellationToken);
            var next = await ReadAsync();
            if (next.IsSameAs(reading))
            {
                return next;
            }

            reading = next;
        }

        async Task<StoredReading> ReadAsync()
        {
            var receipts = await ReadReceiptsAsync(tallies, series.Shards, ids, cancellationToken);
            var open = await ListAsync(tallies, series, cancellationToken);
            var closings = await Task.WhenAll(
                series.Strata.Select(s =>
                    releases.ReadClosingAsync(series.Id, s, cancellationToken)
                )
            );
            var outcomes = await releases.ListOutcomesAsync(series.Id, cancellationToken);
            var taken = TakenBatches(closings, outcomes);
            return new(receipts, [.. open.Where(t => !taken.Contains(t.Batch))], outcomes);
        }
    }

    /// <summary>How many submissions are in open counts, of all series.</summary>
    public static async Task<int> CountOpenAsync(
        StorageClients storage,
        CancellationToken cancellationToken
    )
    {
        var count = 0;
        foreach (var series in await storage.Releases().ListSeriesAsync(cancellationToken))
        {
            var tallies = storage.Tallies(series.Id, series.Shards);
            count += (await ListAsync(tallies, series, cancellationToken)).Sum(t => t.N);
        }

        return count;
    }

    private bool IsSameAs(StoredReading other) =>
        Receipts.SetEquals(other.Receipts)
        && Open.Select(t => (t.Key, t.Batch, t.N))
            .ToHashSet()
            .SetEquals(other.Open.Select(t => (t.Key, t.Batch, t.N)))
        && Outcomes
            .Select(o => (o.Stratum, o.Period))
            .SequenceEqual(other.Outcomes.Select(o => (o.Stratum, o.Period)));

    /// <summary>What a closing took is not open once its outcome stands, though a host may have died before it deleted the counts.</summary>
    private static ImmutableHashSet<string> TakenBatches(
        IEnumerable<ClosingRecord?> closings,
        ImmutableArray<Outcome> outcomes
    )
    {
        var done = outcomes.OfType<ReleasedOutcome>().Select(o => o.ClosingId).ToHashSet();
        return
        [
            .. closings
                .OfType<ClosingRecord>()
                .Where(c => done.Contains(c.Id))
                .SelectMany(c => c.Entries)
                .Select(e => e.Batch),
        ];
    }

    private static async Task<ImmutableHashSet<SubmissionId>> ReadReceiptsAsync(
        ITallyStore tallies,
        int shards,
        ImmutableArray<SubmissionId> ids,
        CancellationToken cancellationToken
    )
    {
        var found = ImmutableHashSet.CreateBuilder<SubmissionId>();
        foreach (var ofShard in ids.GroupBy(id => id.Shard(shards)))
        {
            found.UnionWith(
                await tallies.ReadReceiptsAsync(ofShard.Key, [.. ofShard], cancellationToken)
            );
        }

        return found.ToImmutable();
    }

    private static async Task<ImmutableArray<Tally>> ListAsync(
        ITallyStore tallies,
        SeriesRecord series,
        CancellationToken cancellationToken
    )
    {
        var last = Period.Containing(
            series.PeriodKind,
            TimeProvider.System.GetUtcNow().AddMonths(2)
        );
        var all = await Task.WhenAll(
            series.Strata.Select(s => tallies.ListAsync(s, last, cancellationToken))
        );
        return [.. all.SelectMany(t => t)];
    }
}
