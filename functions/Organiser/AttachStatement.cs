using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Publication;

namespace SurveyPipeline.Functions.Organiser;

/// <summary>Takes what an organiser says became of a report, and shows it beside the report from then on.</summary>
public sealed class AttachStatement(OrganiserEndpoint endpoint, StatementDesk desk)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(AttachStatement))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "statements/{series}/{period}")]
            HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var address = ReportAddress.Of(request.RouteValues);
        return endpoint.ReceiveAsync(
            request,
            nameof(AttachStatement),
            (reader, fields) => desk.AttachAsync(reader, address, fields, cancellationToken),
            (reader, fields) => desk.Retry(reader, address, fields),
            cancellationToken
        );
    }
}
