using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages.Respondent;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Shows all releases of one question, or gives one of its charts, to everyone, where the settings allow it.</summary>
public sealed class ShowSeriesItem(RespondentEndpoint page, PublicSeries series)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowSeriesItem))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = LanguageRoute.Segment + "/results/{series}/items/{item}"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        page.DownloadAsync(
            request,
            nameof(ShowSeriesItem),
            language => series.WriteItemAsync(request, language, cancellationToken),
            cancellationToken
        );
}
