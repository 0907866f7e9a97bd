using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages.Respondent;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Gives everything that was released of a series, or what its codes stand for, as a table to anyone, where the settings allow it.</summary>
public sealed class DownloadSeries(RespondentEndpoint page, PublicSeries series)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(DownloadSeries))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = LanguageRoute.Segment + "/results/{series}/{file}"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        page.DownloadAsync(
            request,
            nameof(DownloadSeries),
            language => series.WriteTableAsync(request, language, cancellationToken),
            cancellationToken
        );
}
