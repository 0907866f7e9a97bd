using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Functions.Telemetry;
using SurveyPipeline.Pages;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Functions.Operations;

/// <summary>Says in one word whether the app can take answers.</summary>
public sealed class Health(
    StorageCheck check,
    Survey survey,
    RequestGuard guard,
    SurveyMetrics metrics
)
{
    /// <summary>Answers 200 or 503.</summary>
    [Function(nameof(Health))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")]
            HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var context = request.HttpContext;
        return guard.RunAsync(
            context,
            nameof(Health),
            () => AnswerAsync(context, cancellationToken),
            () => WriteAsync(context, isHealthy: false)
        );
    }

    private async Task AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var parts = await check.AskSeldomAsync(cancellationToken);
        var isHealthy = survey.IsOpen && parts.Values.All(answers => answers);
        if (!isHealthy)
        {
            metrics.Failed(nameof(Health));
        }

        await WriteAsync(context, isHealthy);
    }

    private static Task WriteAsync(HttpContext context, bool isHealthy)
    {
        PageHeaders.Write(context);
        var response = context.Response;
        response.StatusCode = isHealthy
            ? StatusCodes.Status200OK
            : StatusCodes.Status503ServiceUnavailable;
        response.Headers.CacheControl = "no-store";
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(isHealthy ? "healthy" : "unhealthy", context.RequestAborted);
    }
}
