using Microsoft.Extensions.Logging;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports;
using SurveyPipeline.Series;

namespace SurveyPipeline.Functions.Pipeline;

/// <summary>One line for each release, each report, each series that ended and each that failed, by their ids. A batch that is carried or erased
/// gets none.</summary>
internal static partial class PublicationLog
{
    /// <summary>Writes what a run did.</summary>
    public static void Write(ILogger logger, PublicationSummary summary)
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

        foreach (var (series, error) in summary.Failures)
        {
            if (series is { } failed)
            {
                LogFailed(logger, failed.Value, Describe(error));
            }
            else
            {
                LogUntold(logger, Describe(error));
            }
        }
    }

    // Our own sentences hold no content; other messages may quote what they failed on, so that type and place are enough.
    private static string Describe(Exception error) =>
        error is SeriesUnreadableException or SecretLostException or ReportNotWrittenException
            ? error.Message
            : $"{error.GetType().FullName}\n{error.StackTrace}";

    [LoggerMessage(LogLevel.Information, "Released {Series} {Stratum} {Period}")]
    private static partial void LogReleased(
        ILogger logger,
        string series,
        string stratum,
        string period
    );

    [LoggerMessage(LogLevel.Error, "The schedule failed for series {Series}: {Failure}")]
    private static partial void LogFailed(ILogger logger, string series, string failure);

    [LoggerMessage(LogLevel.Error, "Pages could not be told of what was done: {Failure}")]
    private static partial void LogUntold(ILogger logger, string failure);

    [LoggerMessage(LogLevel.Information, "Published {Series} {Period}")]
    private static partial void LogPublished(ILogger logger, string series, string period);

    [LoggerMessage(LogLevel.Information, "Ended {Series}: its open counts are erased")]
    private static partial void LogEnded(ILogger logger, string series);
}
