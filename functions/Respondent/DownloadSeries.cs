using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Gives everything that was released of a series, or what its codes stand for, as a table to anyone, where the settings allow it.</summary>
public sealed class DownloadSeries(RespondentEndpoint page, PublicSeries series, Survey survey)
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
            () => WriteAsync(request, cancellationToken),
            cancellationToken
        );

    private async Task<bool> WriteAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (
            survey.Instrument.FindLanguage(request.RouteValues["lang"] as string ?? "")
                is not { } language
            || await series.MakeAsync(
                language,
                request.RouteValues["series"] as string,
                request.RouteValues["file"] as string ?? "",
                cancellationToken
            )
                is not { } file
        )
        {
            return false;
        }

        await file.WriteAsync(request.HttpContext);
        return true;
    }
}
