using SurveyPipeline.Storage;

namespace SurveyPipeline.Functions.Telemetry;

/// <summary>Looks at the queues for whoever watches the survey, and has the metrics say what was seen.</summary>
public sealed class QueueWatch(ResponseQueue queue, SurveyMetrics metrics)
{
    /// <summary>Since when the oldest message and the oldest poisoned one wait; null where none does.</summary>
    public async Task<(DateTimeOffset? Oldest, DateTimeOffset? Poison)> LookAsync(
        CancellationToken cancellationToken
    )
    {
        var oldest = await queue.OldestAsync(cancellationToken);
        metrics.QueueSeen(oldest);
        var poison = await queue.OldestPoisonAsync(cancellationToken);
        metrics.PoisonSeen(poison is not null);
        return (oldest, poison);
    }
}
