using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples;

public sealed class LetExceptionEscape
{
    [Function(nameof(LetExceptionEscape))]
    public async Task Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "escape/{when}")]
            HttpRequest request
    )
    {
        var response = request.HttpContext.Response;
        response.Headers["X-Half"] = "made";
        if (string.Equals(request.RouteValues["when"] as string, "late", StringComparison.Ordinal))
        {
            await response.WriteAsync("half a page");
            await response.Body.FlushAsync();
        }
        throw new InvalidOperationException("the person wrote: secret words");
    }
}
