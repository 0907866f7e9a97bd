using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages.Organiser;

namespace SurveyPipeline.Functions.Organiser;

/// <summary>Shows all releases of one question, or gives one of its charts, to organisers.</summary>
public sealed class ShowReleasesOfItem(OrganiserEndpoint endpoint, OrganiserSeries series)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowReleasesOfItem))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Function,
            "get",
            "head",
            Route = "reports/{series}/items/{item}"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.FindAsync(
            request,
            nameof(ShowReleasesOfItem),
            reader => series.WriteItemAsync(request, reader, cancellationToken),
            cancellationToken
        );
}
