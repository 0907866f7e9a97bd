using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Organiser;

namespace SurveyPipeline.Functions.Organiser;

/// <summary>Shows a poster to print.</summary>
public sealed class ShowPoster(OrganiserEndpoint endpoint, OrganiserPages pages)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowPoster))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "invite/{lang:length(2)}/poster")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.ShowAsync(
            request,
            nameof(ShowPoster),
            reader =>
                Task.FromResult(
                    endpoint.LanguageOf(request) is { } language
                        ? pages.Poster(reader, PublicAddress.Find(request, pages.Options), language)
                        : pages.NotFound(reader)
                ),
            cancellationToken
        );
}
