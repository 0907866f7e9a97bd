using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples;

public sealed class WithoutRoute
{
    [Function(nameof(WithoutRoute))]
    public Task Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        request.HttpContext.Response.WriteAsync($"by name, {request.Method}");
}
