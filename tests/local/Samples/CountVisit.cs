using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples;

public sealed class CountVisit(Visit first, Visit second)
{
    [Function(nameof(CountVisit))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "visit")] HttpRequest request,
        FunctionContext context
    ) =>
        request.HttpContext.Response.WriteAsync(
            $"{ReferenceEquals(first, second)} {first.Number} {context.InvocationId}"
        );
}
