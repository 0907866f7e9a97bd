using SurveyPipeline.Aggregation;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>Purges the receipts that no copy of a message can need any more.</summary>
/// <param name="storeOf">Opens the counts of a series.</param>
/// <param name="releases">Which series there are.</param>
/// <param name="clock">Says how old a receipt is.</param>
/// <param name="chance">Where a run begins to look.</param>
public sealed class ReceiptPurge(
    Func<SeriesRecord, ITallyStore> storeOf,
    IReleaseStore releases,
    TimeProvider clock,
    ChanceSource chance
)
{
    /// <summary>How long a receipt is kept: longer than any copy of its message can live.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Purges those of every series, as many as there is time for; the next run goes on. It needs no questionnaire.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var series = await releases.ListSeriesAsync(cancellationToken);
        foreach (var record in series)
        {
            // Each has its share, so that a large one does not use up the time of the others.
            using var share = new CancellationTokenSource(Limit / series.Length, clock);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(
                cancellationToken,
                share.Token
            );
            try
            {
                await storeOf(record)
                    .PurgeReceiptsAsync(
                        clock.GetUtcNow() - Lifetime,
                        SubmissionId.Random(chance),
                        limit.Token
                    );
            }
            catch (OperationCanceledException) when (share.IsCancellationRequested)
            {
                // The next run goes on.
            }
        }
    }
}
