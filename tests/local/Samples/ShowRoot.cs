using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples;

public sealed class ShowRoot
{
    [Function(nameof(ShowRoot))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{root:maxlength(0)?}")]
            HttpRequest request
    ) => request.HttpContext.Response.WriteAsync("root");
}
