using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Pages;

namespace SurveyPipeline.Functions;

/// <summary>Where the exceptions of pages end: logged without content, and answered with a page that says so.</summary>
public sealed partial class RequestGuard(ILogger<RequestGuard> logger)
{
    /// <summary>Answers a request, or says that it failed.</summary>
    /// <param name="context">The request.</param>
    /// <param name="function">Name of the function, for the log.</param>
    /// <param name="answer">Answers it.</param>
    /// <param name="failure">The page for a failure.</param>
    public async Task RunAsync(
        HttpContext context,
        string function,
        Func<Task> answer,
        Func<PageAnswer> failure
    )
    {
        try
        {
            await answer();
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader is gone.
        }
        catch (Exception error)
        {
            LogFailure(function, error.GetType().FullName, error.StackTrace);
            await FailAsync(context, function, failure);
        }
    }

    private async Task FailAsync(HttpContext context, string function, Func<PageAnswer> failure)
    {
        try
        {
            if (context.Response.HasStarted)
            {
                context.Abort();
                return;
            }

            context.Response.Clear();
            await PageWriter.WriteAsync(context, failure(), context.RequestAborted);
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
