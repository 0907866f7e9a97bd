using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Functions.Organiser;

/// <summary>Shows what helps to invite people: addresses, codes, posters and texts.</summary>
public sealed class ShowInvitations(
    OrganiserEndpoint endpoint,
    InvitationPages pages,
    Survey survey
)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowInvitations))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "invite")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.ShowAsync(
            request,
            nameof(ShowInvitations),
            reader =>
                Task.FromResult(pages.Invite(reader, PublicAddress.Find(request, survey.Options))),
            cancellationToken
        );
}
