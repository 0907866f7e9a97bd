using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples;

public sealed class ListReports
{
    [Function(nameof(ListReports))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "reports")] HttpRequest request
    ) => request.HttpContext.Response.WriteAsync("reports");
}
