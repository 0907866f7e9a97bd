using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages.Organiser;

namespace SurveyPipeline.Functions.Organiser;

/// <summary>Gives everything that was released of a series, or what its codes stand for, as a table to organisers.</summary>
public sealed class DownloadReleases(OrganiserEndpoint endpoint, OrganiserSeries series)
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
        endpoint.FindAsync(
            request,
            nameof(DownloadReleases),
            reader => series.WriteTableAsync(request, reader, cancellationToken),
            cancellationToken
        );
}
