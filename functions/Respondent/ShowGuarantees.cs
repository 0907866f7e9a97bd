using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages.Respondent;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Shows what is guaranteed, on one page to sign.</summary>
public sealed class ShowGuarantees(RespondentEndpoint page, GuaranteePages guarantees)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowGuarantees))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = LanguageRoute.Segment + "/guarantees"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => page.ShowAsync(request, nameof(ShowGuarantees), guarantees.Guarantees, cancellationToken);
}
