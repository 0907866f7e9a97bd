using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Functions.Pipeline;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Publication;

namespace SurveyPipeline.Functions.Operations;

/// <summary>Closes, publishes and announces as the schedule does, now; 503 where a series failed, with all that was done for the others. May be called again after the platform's limit of 230 seconds: it goes on where it was.</summary>
public sealed class PublishNow(
    OperatorEndpoint endpoint,
    SurveyPublication publication,
    ReportAnnouncing announcing,
    ILogger<PublishNow> logger
)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(PublishNow))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operations/publish")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => endpoint.AnswerAsync(request, nameof(PublishNow), () => PublishAsync(cancellationToken));

    private async Task<(int, object)> PublishAsync(CancellationToken cancellationToken)
    {
        var summary = await publication.RunAsync(cancellationToken);
        PublicationLog.Write(logger, summary);
        await announcing.RunAsync(cancellationToken);
        return (
            summary.Failures.IsEmpty
                ? StatusCodes.Status200OK
                : StatusCodes.Status503ServiceUnavailable,
            Describe(summary)
        );
    }

    private static object Describe(PublicationSummary summary) =>
        new
        {
            Released = Closed<ReleasedOutcome>(summary),
            Carried = Closed<CarriedOutcome>(summary),
            TooFew = Closed<TooFewOutcome>(summary),
            Published = summary.Published.Select(p => new
            {
                Series = p.Series.Value,
                Period = p.Period.Name,
            }),
            Ended = summary.Ended.Select(s => s.Value),
            Failed = summary.Failures.Select(f => f.Series?.Value ?? "pages"),
        };

    private static IEnumerable<object> Closed<T>(PublicationSummary summary)
        where T : Outcome =>
        summary
            .Closed.Where(c => c.Outcome is T)
            .Select(c => new
            {
                Series = c.Series.Value,
                Stratum = c.Outcome.Stratum.Value,
                Period = c.Outcome.Period.Name,
            });
}
