using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Publication;

namespace SurveyPipeline.Functions.Operations;

/// <summary>Attaches an erratum to a published report: a JSON object with a text for each language of its questionnaire.
/// The report stays as it is; sending the same again attaches nothing.</summary>
public sealed class AttachErratum(
    OperatorEndpoint endpoint,
    ErratumRequests errata,
    IReportStore reports
)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(AttachErratum))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "operations/errata/{series}/{period}"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.AnswerAsync(
            request,
            nameof(AttachErratum),
            () => errata.AttachAsync(request, reports.AttachErratumAsync, cancellationToken)
        );
}
