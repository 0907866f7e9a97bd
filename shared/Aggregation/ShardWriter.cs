using System.Threading.Channels;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Aggregation;

/// <summary>The one writer of a shard in this process: collects the submissions of concurrent invocations and commits their receipts
/// and counts in one transaction. Several writers on one entity would only waste each other's attempts.</summary>
internal sealed class ShardWriter
{
    // A transaction holds 100 operations.
    private const int MostOperations = 100;
    private const int MostWaits = 8;

    // After a second without a commit the next one is quiet again.
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(1);

    private readonly Channel<PendingCount> waiting = Channel.CreateUnbounded<PendingCount>();
    private readonly TaskCompletionSource stopped = new();
    private readonly Dictionary<StratumId, Tally> known = [];
    private readonly int shard;
    private readonly CountingSeries series;
    private readonly ITallyStore store;
    private readonly TimeProvider clock;
    private readonly ChanceSource chance;
    private readonly Backoff backoff;

    public ShardWriter(
        int shard,
        CountingSeries series,
        ITallyStore store,
        TimeProvider clock,
        ChanceSource chance
    )
    {
        this.shard = shard;
        this.series = series;
        this.store = store;
        this.clock = clock;
        this.chance = chance;
        backoff = new Backoff(clock, chance);
        Completion = WriteAllAsync();
    }

    /// <summary>Completes when <see cref="Stop"/> was called and everything taken is committed or has failed.</summary>
    public Task Completion { get; }

    /// <summary>Commits one submission; done when it is in the counts, now or before.</summary>
    public Task CountAsync(Submission submission, CancellationToken cancellationToken)
    {
        var pending = new PendingCount(submission, new TaskCompletionSource(), cancellationToken);
        return waiting.Writer.TryWrite(pending)
            ? pending.Counted.Task
            : Task.FromCanceled(new CancellationToken(canceled: true));
    }

    public void Stop()
    {
        waiting.Writer.TryComplete();
        stopped.TrySetResult();
    }

    private async Task WriteAllAsync()
    {
        long? committed = null;
        while (await waiting.Reader.WaitToReadAsync())
        {
            if (
                series.CountsTogether
                || (committed is { } last && clock.GetElapsedTime(last) < Busy)
            )
            {
                await GatherAsync();
            }

            await CommitAsync(TakeBatch());
            committed = clock.GetTimestamp();
        }
    }

    /// <summary>Waits while submissions go on arriving and fit in one transaction.</summary>
    private async Task GatherAsync()
    {
        var before = 0;
        for (
            var waits = 0;
            waits < MostWaits
                && waiting.Reader.Count is var now
                && now > before
                && now < MostSubmissions;
            waits++
        )
        {
            before = now;
            await Task.WhenAny(Task.Delay(series.Patience, clock), stopped.Task);
        }
    }

    private List<PendingCount> TakeBatch()
    {
        var there = waiting.Reader.Count;
        var most =
            series.CountsTogether && there > MostSubmissions && there < 2 * MostSubmissions
                ? (there + 1) / 2
                : MostSubmissions;
        var batch = new List<PendingCount>();
        while (batch.Count < most && waiting.Reader.TryRead(out var pending))
        {
            batch.Add(pending);
        }

        return batch;
    }

    private int MostSubmissions => MostOperations - series.Items.Count;

    private async Task CommitAsync(List<PendingCount> batch)
    {
        var open = batch.DistinctBy(p => p.Submission.Id).Select(p => p.Submission).ToList();
        var sure = true;
        var conflicts = 0;
        var failures = 0;
        while (true)
        {
            try
            {
                if (!sure)
                {
                    open = await RereadAsync(open);
                }

                if (open.Count == 0 || await TryCommitAsync(open))
                {
                    batch.ForEach(p => p.Counted.TrySetResult());
                    return;
                }

                // The first conflict is mostly a redelivery or a new period: reading again settles it. After that, writers have met.
                sure = false;
                conflicts++;
                if (conflicts > 1)
                {
                    await backoff.WaitAsync(
                        conflicts - 1,
                        TimeSpan.FromMilliseconds(10),
                        CancellationToken.None
                    );
                }
            }
#pragma warning disable CA1031 // Storage errors of any kind are waited out here: a message must not be poisoned by an outage.
            catch (Exception error)
#pragma warning restore CA1031
            {
                sure = false;
                failures++;
                if (
                    batch.TrueForAll(p => p.CancellationToken.IsCancellationRequested)
                    || failures >= CountingSeries.MostAttempts
                )
                {
                    batch.ForEach(p => p.Counted.TrySetException(error));
                    known.Clear();
                    return;
                }

                await backoff.WaitAsync(
                    failures,
                    TimeSpan.FromMilliseconds(200),
                    CancellationToken.None
                );
            }
        }
    }

    /// <summary>After a conflict or a lost reply only what is read back is known: drops what has its receipt, reads the tallies anew.</summary>
    private async Task<List<Submission>> RereadAsync(List<Submission> open)
    {
        known.Clear();
        var receipts = await store.ReadReceiptsAsync(
            shard,
            [.. open.Select(s => s.Id)],
            CancellationToken.None
        );
        var remaining = open.Where(s => !receipts.Contains(s.Id)).ToList();
        var now = Period.Containing(series.PeriodKind, clock.GetUtcNow());
        foreach (var stratum in remaining.Select(s => s.Stratum).Distinct())
        {
            known[stratum] = await ReadUnfrozenAsync(stratum, now);
        }

        return remaining;
    }

    private async Task<Tally> ReadUnfrozenAsync(StratumId stratum, Period period)
    {
        while (true)
        {
            var key = new TallyKey(shard, stratum, period);
            var stored = await store.ReadAsync(key, CancellationToken.None);
            if (stored is null or { IsFrozen: false })
            {
                return stored ?? NewTally(key);
            }

            period = period.Next;
        }
    }

    private async Task<bool> TryCommitAsync(List<Submission> open)
    {
        var tallies = open.GroupBy(s => s.Stratum)
            .Select(g => TallyFor(g.Key).Add(series.Items[g.Key], [.. g]))
            .ToList();
        var committed = await store.TryCommitAsync(
            shard,
            [.. open.Select(s => s.Id)],
            tallies,
            CancellationToken.None
        );
        foreach (var tally in committed ?? [])
        {
            known[tally.Key.Stratum] = tally;
        }

        return committed is not null;
    }

    /// <summary>The tally to count into: the known one while its period lasts (or lies ahead, where the present one was frozen).</summary>
    private Tally TallyFor(StratumId stratum)
    {
        var now = Period.Containing(series.PeriodKind, clock.GetUtcNow());
        return known.TryGetValue(stratum, out var tally) && tally.Key.Period >= now
            ? tally
            : NewTally(new TallyKey(shard, stratum, now));
    }

    private Tally NewTally(TallyKey key)
    {
        Span<byte> id = stackalloc byte[16];
        chance(id);
        return TallyAddition.Empty(key, series.Items[key.Stratum], Convert.ToHexStringLower(id));
    }

    private sealed record PendingCount(
        Submission Submission,
        TaskCompletionSource Counted,
        CancellationToken CancellationToken
    );
}
