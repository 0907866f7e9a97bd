using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples;

public sealed class SendForm
{
    [Function(nameof(SendForm))]
    public async Task Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/responses")]
            HttpRequest request
    )
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        await request.HttpContext.Response.WriteAsync(
            $"{request.RouteValues["lang"]}: {form["q"]}"
        );
    }
}
