using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages.Respondent;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Thanks a respondent.</summary>
public sealed class ShowThanks(RespondentEndpoint page, ThanksPages thanks)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowThanks))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = LanguageRoute.Segment + "/thanks"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => page.FollowAsync(request, nameof(ShowThanks), thanks.Thanks, cancellationToken);
}
