using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Responses;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Functions.Operations;

/// <summary>Sends a probe through the queue and waits until the queue function has answered it. Nobody is counted.</summary>
public sealed class SendProbe(
    OperatorEndpoint endpoint,
    ResponseQueue queue,
    Survey survey,
    ProbeTable probes,
    TimeProvider clock,
    ChanceSource chance
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    /// <summary>Answers the request.</summary>
    [Function(nameof(SendProbe))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operations/probe")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => endpoint.AnswerAsync(request, nameof(SendProbe), () => ProbeAsync(cancellationToken));

    private async Task<(int, object)> ProbeAsync(CancellationToken cancellationToken)
    {
        var id = ProbeMessage.NewId(chance);
        var sent = clock.GetTimestamp();
        await queue.SendProbeAsync(ProbeMessage.Write(id, survey.Sealing), cancellationToken);
        while (!await probes.TryTakeAsync(id, cancellationToken))
        {
            if (clock.GetElapsedTime(sent) > Patience)
            {
                return (
                    StatusCodes.Status504GatewayTimeout,
                    new
                    {
                        Probe = "unanswered",
                        WaitedSeconds = (int)Patience.TotalSeconds,
                        Note = "The message is in the queue, but the queue function has not answered it. A cold start takes a while: try once more, then look for AggregateResponses in the log.",
                    }
                );
            }

            await Task.Delay(Step, clock, cancellationToken);
        }

        return (
            StatusCodes.Status200OK,
            new
            {
                Probe = "answered",
                Seconds = Math.Round(clock.GetElapsedTime(sent).TotalSeconds, 1),
            }
        );
    }
}
