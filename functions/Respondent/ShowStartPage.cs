using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages.Respondent;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Shows the start page of a language.</summary>
public sealed class ShowStartPage(RespondentEndpoint page, StartPages starts)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowStartPage))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = LanguageRoute.Segment)]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => page.ShowAsync(request, nameof(ShowStartPage), starts.Start, cancellationToken);
}
