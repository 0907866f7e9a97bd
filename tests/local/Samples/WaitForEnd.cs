using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Tests.Local.Samples;

/// <summary>Runs until the test lets it go, or until it is cancelled.</summary>
public sealed class WaitForEnd(Signals signals)
{
    [Function(nameof(WaitForEnd))]
    public async Task Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "wait")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        signals.Begun.TrySetResult();
        try
        {
            await signals.LetGo.Task.WaitAsync(cancellationToken);
            await request.HttpContext.Response.WriteAsync("finished", cancellationToken);
        }
        catch (OperationCanceledException)
        {
            signals.Cancelled.TrySetResult();
            throw;
        }
    }
}
