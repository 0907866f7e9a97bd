using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages.Respondent;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Shows all releases of a series to everyone, where the settings allow it.</summary>
public sealed class ShowSeries(RespondentEndpoint page, PublicSeries series, NoticePages notices)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowSeries))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = LanguageRoute.Segment + "/results/{series}"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        page.ShowAsync(
            request,
            nameof(ShowSeries),
            async language =>
                await series.ShowAsync(
                    language,
                    request.RouteValues["series"] as string,
                    cancellationToken
                ) ?? notices.NotFound(language),
            cancellationToken
        );
}
