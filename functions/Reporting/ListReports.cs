using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Operations;
using SurveyPipeline.Reports;

namespace SurveyPipeline.Functions.Reporting;

/// <summary>Lists the published reports.</summary>
public sealed class ListReports(OperatorEndpoint endpoint, IReportStore reports)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ListReports))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "reports")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.AnswerAsync(
            request,
            nameof(ListReports),
            async () => (StatusCodes.Status200OK, await reports.ListAsync(cancellationToken))
        );
}
