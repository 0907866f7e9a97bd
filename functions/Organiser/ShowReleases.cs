using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages.Organiser;

namespace SurveyPipeline.Functions.Organiser;

/// <summary>Shows all releases of a series to organisers.</summary>
public sealed class ShowReleases(
    OrganiserEndpoint endpoint,
    OrganiserSeries series,
    OrganiserNotices notices
)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowReleases))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Function,
            "get",
            "head",
            Route = "reports/{series:regex(^(?!about$).*$)}"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.ShowAsync(
            request,
            nameof(ShowReleases),
            async reader =>
                await series.ShowAsync(
                    reader,
                    request.RouteValues["series"] as string,
                    cancellationToken
                ) ?? notices.NotFound(reader),
            cancellationToken
        );
}
