using SurveyPipeline.Functions.Telemetry;
using SurveyPipeline.Pages;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Functions.Requests;

/// <summary>Has a submission stored, or says why not: the answer is never thanks unless it is stored.</summary>
public static class Storing
{
    /// <summary>The page for what became of a submission.</summary>
    /// <param name="intake">What stores it.</param>
    /// <param name="submission">The submission.</param>
    /// <param name="metrics">Counts what could not be stored.</param>
    /// <param name="stored">The answer once it is stored.</param>
    /// <param name="ended">The answer where the series has ended meanwhile.</param>
    /// <param name="retry">The answer where it could not be stored, with the time after which sending again is worth trying.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<PageAnswer> StoreOrExplainAsync(
        this IResponseIntake intake,
        Submission submission,
        SurveyMetrics metrics,
        Func<PageAnswer> stored,
        Func<PageAnswer> ended,
        Func<TimeSpan, PageAnswer> retry,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await intake.AcceptAsync(submission, cancellationToken);
            return stored();
        }
        catch (SeriesEndedException)
        {
            return ended();
        }
        catch (IntakeUnavailableException error)
        {
            metrics.Refused(error.Lacking);
            return retry(error.RetryAfter);
        }
    }
}
