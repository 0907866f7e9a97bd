using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Functions.Telemetry;

namespace SurveyPipeline.Functions.Requests;

/// <summary>The one place that every HTTP request passes. Exceptions end here, logged without content and answered by something plain:
/// one that left a function would be answered with an empty 500.</summary>
public sealed partial class RequestGuard(
    SurveyMetrics metrics,
    TimeProvider clock,
    ILogger<RequestGuard> logger
)
{
    /// <summary>Answers a request, or says that it failed.</summary>
    /// <param name="context">The request.</param>
    /// <param name="function">Name of the function, for log and metrics.</param>
    /// <param name="answer">Answers it.</param>
    /// <param name="failure">Says that it failed; nothing of the answer has gone out then.</param>
    /// <param name="isFollowing">Whether browsers ask for this whenever something sent was accepted. Default: no.</param>
    public async Task RunAsync(
        HttpContext context,
        string function,
        Func<Task> answer,
        Func<Task> failure,
        bool isFollowing = false
    )
    {
        var begin = clock.GetTimestamp();
        try
        {
            await answer();
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more; what was done stays done, and can be asked for again.
        }
        catch (Exception error)
        {
            metrics.Failed(function);
            LogFailure(function, error.GetType().FullName, error.StackTrace);
            await FailAsync(context, function, failure);
        }

        metrics.Answered(
            !isFollowing && HttpMethods.IsGet(context.Request.Method),
            context.Response.StatusCode,
            clock.GetElapsedTime(begin)
        );
    }

    private async Task FailAsync(HttpContext context, string function, Func<Task> failure)
    {
        try
        {
            if (context.Response.HasStarted)
            {
                context.Abort();
                return;
            }

            context.Response.Clear();
            await failure();
        }
        catch (Exception error)
        {
            LogFailure(function, error.GetType().FullName, error.StackTrace);
            context.Abort();
        }
    }

    // The message of an exception may quote what it failed on: type and place are enough.
    [LoggerMessage(LogLevel.Error, "{Function} failed with {Exception}\n{Place}")]
    private partial void LogFailure(string function, string? exception, string? place);
}
