using Microsoft.Extensions.Logging;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Publication;

namespace SurveyPipeline.Functions.Pipeline;

/// <summary>One line for each release, each report and each series that ended, by their ids. A batch that is carried gets none.</summary>
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
    }

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
}
