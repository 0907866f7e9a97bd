using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Shows the print version.</summary>
public sealed class ShowPaper(RespondentEndpoint page, StatementPages statements, Survey survey)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowPaper))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = LanguageRoute.Segment + "/paper"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        page.ShowAsync(
            request,
            nameof(ShowPaper),
            language => statements.Paper(language, PublicAddress.Find(request, survey.Options)),
            cancellationToken
        );
}
