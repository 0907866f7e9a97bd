using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples;

public sealed class ShowLanguage
{
    [Function(nameof(ShowLanguage))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{lang:length(2)}")]
            HttpRequest request
    ) => request.HttpContext.Response.WriteAsync($"language {request.RouteValues["lang"]}");
}
