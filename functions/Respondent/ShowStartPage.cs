using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Pages;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Shows the start page of a language.</summary>
public sealed class ShowStartPage(RespondentPage page, RespondentPages pages)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowStartPage))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{lang:length(2)}")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => page.ShowAsync(request, nameof(ShowStartPage), pages.Start, cancellationToken);
}
