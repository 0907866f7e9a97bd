using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Functions.Telemetry;
using SurveyPipeline.Publication;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Functions.Pipeline;

/// <summary>Closes ended periods and publishes their reports; tells the operator of messages that wait too long.</summary>
public sealed partial class PublishReports(
    SurveyPublication publication,
    QueueWatch queues,
    ProbeTable probes,
    TimeProvider clock,
    ILogger<PublishReports> logger
)
{
    private static readonly TimeSpan LongWait = TimeSpan.FromHours(1);

    /// <summary>Runs on the schedule of the setting <c>ReportSchedule</c>.</summary>
    [Function(nameof(PublishReports))]
    public async Task Run(
        [TimerTrigger("%ReportSchedule%")] TimerInfo timer,
        CancellationToken cancellationToken
    )
    {
        if (timer.IsPastDue)
        {
            LogLate(logger);
        }

        PublicationLog.Write(logger, await publication.RunAsync(cancellationToken));
        await probes.PurgeAsync(clock.GetUtcNow() - ProbeTable.Lifetime, cancellationToken);
        await LogQueuesAsync(cancellationToken);
        LogDone(logger);
    }

    private async Task LogQueuesAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (oldest, poison) = await queues.LookAsync(cancellationToken);
        if (oldest is { } sent && now - sent > LongWait)
        {
            LogWaiting(logger, (int)(now - sent).TotalMinutes);
        }

        if (poison is { } since)
        {
            LogPoison(logger, (int)(now - since).TotalMinutes);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The timer runs later than its schedule says")]
    private static partial void LogLate(ILogger logger);

    // Its absence is what tells the operator that nothing is published.
    [LoggerMessage(LogLevel.Information, "The schedule has run to its end")]
    private static partial void LogDone(ILogger logger);

    [LoggerMessage(LogLevel.Error, "The oldest message has waited {Minutes} minutes to be counted")]
    private static partial void LogWaiting(ILogger logger, int minutes);

    [LoggerMessage(
        LogLevel.Error,
        "There are poisoned messages, the oldest for {Minutes} minutes: see GET /operations/poison"
    )]
    private static partial void LogPoison(ILogger logger, int minutes);
}
