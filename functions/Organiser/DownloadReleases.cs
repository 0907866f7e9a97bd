using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Organiser;

namespace SurveyPipeline.Functions.Organiser;

/// <summary>Gives everything that was released of a series, or what its codes stand for, as a table to organisers.</summary>
public sealed class DownloadReleases(
    OrganiserEndpoint endpoint,
    OrganiserSeries series,
    OrganiserNotices notices
)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(DownloadReleases))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Function,
            "get",
            "head",
            Route = "reports/{series}/{file:regex(^(series|codebook)[.]csv$)}"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.AnswerAsync(
            request,
            nameof(DownloadReleases),
            async reader =>
            {
                var file = await series.MakeAsync(
                    reader,
                    request.RouteValues["series"] as string,
                    request.RouteValues["file"] as string ?? "",
                    cancellationToken
                );
                await (
                    file?.WriteAsync(request.HttpContext)
                    ?? PageWriter.WriteAsync(
                        request.HttpContext,
                        notices.NotFound(reader),
                        cancellationToken
                    )
                );
            }
        );
}
