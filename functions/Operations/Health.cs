using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Pages;

namespace SurveyPipeline.Functions.Operations;

/// <summary>Says in one word whether the app can take answers.</summary>
public sealed class Health(StorageCheck check)
{
    /// <summary>Answers 200 or 503.</summary>
    [Function(nameof(Health))]
    public async Task Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var healthy = (await check.AskAsync(cancellationToken)).Values.All(answers => answers);
        var response = request.HttpContext.Response;
        PageHeaders.Write(request.HttpContext);
        response.StatusCode = healthy
            ? StatusCodes.Status200OK
            : StatusCodes.Status503ServiceUnavailable;
        response.Headers.CacheControl = "no-store";
        response.ContentType = "text/plain; charset=utf-8";
        await response.WriteAsync(
            healthy ? "healthy" : "unhealthy",
            request.HttpContext.RequestAborted
        );
    }
}
