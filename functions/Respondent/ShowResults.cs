using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Lists the published reports for everyone, where the settings allow it.</summary>
public sealed class ShowResults(
    RespondentEndpoint page,
    ResultPages results,
    NoticePages notices,
    Survey survey,
    ReportShelf shelf
)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowResults))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = LanguageRoute.Segment + "/results"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        page.ShowAsync(
            request,
            nameof(ShowResults),
            language => ListAsync(language, cancellationToken),
            cancellationToken
        );

    private async Task<PageAnswer> ListAsync(
        Language language,
        CancellationToken cancellationToken
    ) =>
        survey.Options.PublicResults
            ? results.List(language, await shelf.ListSeldomAsync(cancellationToken))
            : notices.NotFound(language);
}
