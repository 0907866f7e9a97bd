using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages.Respondent;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Shows the accessibility statement.</summary>
public sealed class ShowAccessibility(RespondentEndpoint page, StatementPages statements)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowAccessibility))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = LanguageRoute.Segment + "/accessibility"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        page.ShowAsync(
            request,
            nameof(ShowAccessibility),
            statements.Accessibility,
            cancellationToken
        );
}
