using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Surveys;

namespace SurveyPipeline.Functions.Operations;

/// <summary>Puts poisoned messages back into the queue, each once at the most.</summary>
public sealed class ReplayPoisonedResponses(OperatorEndpoint endpoint, PoisonReplay replay)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ReplayPoisonedResponses))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operations/poison/replay")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.AnswerAsync(
            request,
            nameof(ReplayPoisonedResponses),
            async () =>
            {
                var (replayed, left) = await replay.ReplayAsync(cancellationToken);
                return (
                    StatusCodes.Status200OK,
                    new { MessagesReplayed = replayed, MessagesLeft = left }
                );
            }
        );
}
