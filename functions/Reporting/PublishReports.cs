using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Storage;
using SurveyPipeline.Surveys;

namespace SurveyPipeline.Functions.Reporting;

/// <summary>Closes ended periods and publishes their reports; tells the operator of messages that wait too long.</summary>
public sealed partial class PublishReports(
    SurveyPublication publication,
    ResponseQueue queue,
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

        Log(await publication.RunAsync(cancellationToken));
        await probes.PurgeAsync(clock.GetUtcNow() - ProbeTable.Lifetime, cancellationToken);
        await LogQueuesAsync(cancellationToken);
        LogDone(logger);
    }

    private void Log(PublicationSummary summary)
    {
        foreach (var (series, outcome) in summary.Closed.Where(c => c.Outcome is ReleasedOutcome))
        {
            LogReleased(logger, series.Value, outcome.Stratum.Value, outcome.Period.Name);
        }

        foreach (var (series, period) in summary.Published)
        {
            LogPublished(logger, series.Value, period.Name);
        }

        foreach (var series in summary.Ended)
        {
            LogEnded(logger, series.Value);
        }
    }

    private async Task LogQueuesAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await queue.OldestAsync(cancellationToken) is { } oldest && now - oldest > LongWait)
        {
            LogWaiting(logger, (int)(now - oldest).TotalMinutes);
        }

        if (await queue.OldestPoisonAsync(cancellationToken) is { } poison)
        {
            LogPoison(logger, (int)(now - poison).TotalMinutes);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The timer runs later than its schedule says")]
    private static partial void LogLate(ILogger logger);

    // Its absence is what tells the operator that nothing is published.
    [LoggerMessage(LogLevel.Information, "The schedule has run to its end")]
    private static partial void LogDone(ILogger logger);

    [LoggerMessage(LogLevel.Information, "Released {Series} {Stratum} {Period}")]
    private static partial void LogReleased(
        ILogger logger,
        string series,
        string stratum,
        string period
    );

    [LoggerMessage(LogLevel.Information, "Published {Series} {Period}")]
    private static partial void LogPublished(ILogger logger, string series, string period);

    [LoggerMessage(LogLevel.Information, "Ended {Series}: open counts and the secret are erased")]
    private static partial void LogEnded(ILogger logger, string series);

    [LoggerMessage(LogLevel.Error, "The oldest message has waited {Minutes} minutes to be counted")]
    private static partial void LogWaiting(ILogger logger, int minutes);

    [LoggerMessage(
        LogLevel.Error,
        "There are poisoned messages, the oldest for {Minutes} minutes: see GET /operations/poison"
    )]
    private static partial void LogPoison(ILogger logger, int minutes);
}
