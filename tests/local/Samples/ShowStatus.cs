using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples;

public sealed class ShowStatus
{
    [Function(nameof(ShowStatus))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Admin, "get", Route = "operations/status")]
            HttpRequest request
    ) => request.HttpContext.Response.WriteAsync("status");
}
