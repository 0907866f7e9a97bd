using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Functions.Telemetry;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Functions.Operations;

/// <summary>The state of the parts, for the operator: no number of answers.</summary>
public sealed class ShowStatus(
    OperatorEndpoint endpoint,
    StorageCheck check,
    QueueWatch queues,
    IReportStore reports,
    Survey survey,
    TimeProvider clock
)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowStatus))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "operations/status")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => endpoint.AnswerAsync(request, nameof(ShowStatus), () => DescribeAsync(cancellationToken));

    private async Task<(int, object)> DescribeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var parts = await check.AskAsync(cancellationToken);
        if (!parts.Values.All(answers => answers))
        {
            return (StatusCodes.Status503ServiceUnavailable, new { Clock = now, Storage = parts });
        }

        var (oldest, poison) = await queues.LookAsync(cancellationToken);
        var published = await reports.ListAsync(cancellationToken);
        return (
            StatusCodes.Status200OK,
            new
            {
                Clock = now,
                Storage = parts,
                Series = survey.Series.Id.Value,
                PeriodKind = survey.Series.PeriodKind,
                // In steps, and 0 where none waits: to the second it would show each answer that arrives.
                OldestMessageAgeMinutes = oldest is { } sent ? Steps.RoundDown(now - sent) : 0,
                HasPoison = poison is not null,
                LastPublished = published
                    .Where(m => m.Series == survey.Series.Id)
                    .Select(m => m.Period)
                    .Max(StringComparer.Ordinal),
            }
        );
    }
}
