using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Functions.Organiser;

/// <summary>Shows a poster to print.</summary>
public sealed class ShowPoster(
    OrganiserEndpoint endpoint,
    InvitationPages pages,
    OrganiserNotices notices,
    Survey survey
)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowPoster))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Function,
            "get",
            "head",
            Route = "invite/" + LanguageRoute.Segment + "/poster"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.ShowAsync(
            request,
            nameof(ShowPoster),
            reader =>
                Task.FromResult(
                    endpoint.LanguageOf(request) is { } language
                        ? pages.Poster(
                            reader,
                            PublicAddress.Find(request, survey.Options),
                            language
                        )
                        : notices.NotFound(reader)
                ),
            cancellationToken
        );
}
