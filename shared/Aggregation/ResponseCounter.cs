using SurveyPipeline.Responses;

namespace SurveyPipeline.Aggregation;

/// <summary>Counts submissions of one series exactly once, however often, in whatever order and on however many instances they arrive.</summary>
public sealed class ResponseCounter : IAsyncDisposable
{
    private readonly ShardWriter[] writers;

    /// <summary>A counter with one writer for each shard of the series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="store">Where its counts and receipts are kept.</param>
    /// <param name="clock">Says in which period a submission is counted.</param>
    /// <param name="chance">Batch ids and jitter.</param>
    public ResponseCounter(
        CountingSeries series,
        ITallyStore store,
        TimeProvider clock,
        ChanceSource chance
    ) =>
        writers = [
            .. Enumerable
                .Range(0, series.Shards)
                .Select(shard => new ShardWriter(shard, series, store, clock, chance)),
        ];

    /// <summary>Counts submissions; done when each is in the counts, now or from an earlier delivery.</summary>
    /// <exception cref="OperationCanceledException">The counter is stopping; some may be counted, sending all again is right.</exception>
    public async Task CountAsync(
        IReadOnlyCollection<Submission> submissions,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await Task.WhenAll(
                submissions.Select(s =>
                    writers[s.Id.Shard(writers.Length)].CountAsync(s, cancellationToken)
                )
            );
        }
        finally
        {
            // What follows must not run inside the writer that counted the last submission, or gave it up.
            await Task.Yield();
        }
    }

    /// <summary>Takes nothing more and commits what was taken.</summary>
    public async ValueTask DisposeAsync()
    {
        Array.ForEach(writers, w => w.Stop());
        await Task.WhenAll(writers.Select(w => w.Completion));
    }
}
