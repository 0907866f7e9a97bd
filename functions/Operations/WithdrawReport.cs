using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Publication;

namespace SurveyPipeline.Functions.Operations;

/// <summary>Withdraws a published report by an erratum that says so: it vanishes from every list, and its bytes are kept.</summary>
public sealed class WithdrawReport(
    OperatorEndpoint endpoint,
    ErratumRequests errata,
    IReportStore reports
)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(WithdrawReport))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "operations/withdrawals/{series}/{period}"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.AnswerAsync(
            request,
            nameof(WithdrawReport),
            () => errata.AttachAsync(request, reports.WithdrawAsync, cancellationToken)
        );
}
