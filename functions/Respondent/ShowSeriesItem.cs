using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Shows all releases of one question, or gives one of its charts, to everyone, where the settings allow it.</summary>
public sealed class ShowSeriesItem(RespondentEndpoint page, PublicSeries series, Survey survey)
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
            () => WriteAsync(request, cancellationToken),
            cancellationToken
        );

    private async Task<bool> WriteAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (
            survey.Instrument.FindLanguage(request.RouteValues["lang"] as string ?? "")
            is not { } language
        )
        {
            return false;
        }

        var (id, item) = (
            request.RouteValues["series"] as string,
            request.RouteValues["item"] as string ?? ""
        );
        if (await series.MakeAsync(language, id, item, cancellationToken) is { } chart)
        {
            await chart.WriteAsync(request.HttpContext);
            return true;
        }

        if (await series.ShowItemAsync(language, id, item, cancellationToken) is not { } shown)
        {
            return false;
        }

        var answer = shown with { IsFindable = survey.Options.Findable };
        await PageWriter.WriteAsync(request.HttpContext, answer, cancellationToken);
        return true;
    }
}
