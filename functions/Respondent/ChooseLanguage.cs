using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Leads from the root of the site to the start page in the browser's language.</summary>
public sealed class ChooseLanguage(RespondentEndpoint page)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ChooseLanguage))]
    public Task Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{root:maxlength(0)?}")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => page.RedirectAsync(request, nameof(ChooseLanguage), cancellationToken);
}
