using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Functions.Telemetry;
using SurveyPipeline.Surveys;

namespace SurveyPipeline.Functions.Operations;

/// <summary>Lists poisoned messages: how old, in steps, why, and whether they can be replayed. Never what is in them.</summary>
public sealed class ListPoisonedResponses(OperatorEndpoint endpoint, PoisonReplay replay)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ListPoisonedResponses))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "operations/poison")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.AnswerAsync(
            request,
            nameof(ListPoisonedResponses),
            async () =>
            {
                var messages = await replay.ListAsync(cancellationToken);
                return (
                    StatusCodes.Status200OK,
                    new
                    {
                        Messages = messages.Select(m => new
                        {
                            m.Id,
                            AgeMinutes = Steps.RoundDown(m.Age),
                            m.CanBeReplayed,
                            m.Reason,
                        }),
                        Note = "At most 32 are listed. A message that was replayed waits to be counted like any other, and comes back here where it still cannot be.",
                    }
                );
            }
        );
}
