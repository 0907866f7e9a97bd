using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Functions.Telemetry;
using SurveyPipeline.Publication;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Functions.Pipeline;

/// <summary>The duties of the schedule, each for itself: tells the operator of messages that wait too long, closes ended periods and publishes
/// their reports, announces them, and last, as long as there is time, purges what is old. What failed is told at the end, as one error.</summary>
public sealed partial class PublishReports(
    SurveyPublication publication,
    ReportAnnouncing announcing,
    ReceiptPurge receipts,
    QueueWatch queues,
    ProbeTable probes,
    TimeProvider clock,
    ILogger<PublishReports> logger
)
{
    private static readonly TimeSpan LongWait = TimeSpan.FromHours(1);

    /// <summary>Runs on the schedule of the setting <c>ReportSchedule</c>.</summary>
    /// <exception cref="ScheduleFailedException">Something failed; everything else was done.</exception>
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

        (string Name, Func<Task> Do)[] duties =
        [
            ("to look at the queues", () => LogQueuesAsync(cancellationToken)),
            ("to close and publish", () => PublishAsync(cancellationToken)),
            ("to announce reports", () => announcing.RunAsync(cancellationToken)),
            (
                "to purge answers to probes",
                () => probes.PurgeAsync(clock.GetUtcNow() - ProbeTable.Lifetime, cancellationToken)
            ),
            ("to purge receipts", () => receipts.RunAsync(cancellationToken)),
        ];
        var failed = new List<string>();
        foreach (var (name, duty) in duties)
        {
            if (!await TryAsync(name, duty, cancellationToken))
            {
                failed.Add(name);
            }
        }

        if (failed.Count > 0)
        {
            throw new ScheduleFailedException(
                $"The schedule failed {string.Join(", ", failed)}; everything else was done. The log above says why."
            );
        }

        LogDone(logger);
    }

    private async Task<bool> TryAsync(
        string name,
        Func<Task> duty,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await duty();
            return true;
        }
        catch (ScheduleFailedException)
        {
            return false;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, name, error.GetType().FullName, error.StackTrace);
            return false;
        }
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        var summary = await publication.RunAsync(cancellationToken);
        PublicationLog.Write(logger, summary);
        if (!summary.Failures.IsEmpty)
        {
            throw new ScheduleFailedException();
        }
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

    // Its absence is what tells the operator that something is not done.
    [LoggerMessage(LogLevel.Information, "The schedule has run to its end")]
    private static partial void LogDone(ILogger logger);

    // The message of an exception may quote what it failed on: type and place are enough.
    [LoggerMessage(LogLevel.Error, "The schedule failed {Duty}: {Exception}\n{Place}")]
    private static partial void LogFailed(
        ILogger logger,
        string duty,
        string? exception,
        string? place
    );

    [LoggerMessage(LogLevel.Error, "The oldest message has waited {Minutes} minutes to be counted")]
    private static partial void LogWaiting(ILogger logger, int minutes);

    [LoggerMessage(
        LogLevel.Error,
        "There are poisoned messages, the oldest for {Minutes} minutes: see GET /operations/poison"
    )]
    private static partial void LogPoison(ILogger logger, int minutes);
}

/// <summary>Some of what the schedule does has failed; each is in the log. The rest was done.</summary>
public sealed class ScheduleFailedException : Exception
{
    /// <summary>With a default message.</summary>
    public ScheduleFailedException()
        : this("Some of what the schedule does has failed.") { }

    /// <summary>With what failed.</summary>
    public ScheduleFailedException(string message)
        : base(message) { }

    /// <summary>With what failed and why.</summary>
    public ScheduleFailedException(string message, Exception innerException)
        : base(message, innerException) { }
}
