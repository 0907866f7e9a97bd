using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages.Respondent;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Says what is stored and what is published.</summary>
public sealed class ShowPrivacy(RespondentEndpoint page, StatementPages statements)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowPrivacy))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = LanguageRoute.Segment + "/privacy"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => page.ShowAsync(request, nameof(ShowPrivacy), statements.Privacy, cancellationToken);
}
