using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Publication;

namespace SurveyPipeline.Functions.Organiser;

/// <summary>Shows what stands beside the files of one report: its errata, the groups it is about, what each file holds.</summary>
public sealed class ShowReport(
    OrganiserEndpoint endpoint,
    OrganiserPages pages,
    SurveyReports reports
)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowReport))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Function,
            "get",
            "head",
            Route = "reports/{series}/{period:regex(^(?!(series|codebook)[.]csv$).*$)}"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.FindAsync(
            request,
            nameof(ShowReport),
            async (reader, address) =>
            {
                if (await reports.FindAsync(address, cancellationToken) is not { } series)
                {
                    return false;
                }

                var page = pages.Report(reader, series);
                await PageWriter.WriteAsync(request.HttpContext, page, cancellationToken);
                return true;
            },
            cancellationToken
        );
}
