using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Organiser;

namespace SurveyPipeline.Functions.Organiser;

/// <summary>Shows all releases of one question, or gives one of its charts, to organisers.</summary>
public sealed class ShowReleasesOfItem(
    OrganiserEndpoint endpoint,
    OrganiserSeries series,
    OrganiserNotices notices
)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(ShowReleasesOfItem))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Function,
            "get",
            "head",
            Route = "reports/{series}/items/{item}"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        endpoint.AnswerAsync(
            request,
            nameof(ShowReleasesOfItem),
            reader => WriteAsync(request, reader, cancellationToken)
        );

    private async Task WriteAsync(
        HttpRequest request,
        OrganiserReader reader,
        CancellationToken cancellationToken
    )
    {
        var (id, item) = (
            request.RouteValues["series"] as string,
            request.RouteValues["item"] as string ?? ""
        );
        if (await series.MakeAsync(reader, id, item, cancellationToken) is { } chart)
        {
            await chart.WriteAsync(request.HttpContext);
            return;
        }

        await PageWriter.WriteAsync(
            request.HttpContext,
            await series.ShowItemAsync(reader, id, item, cancellationToken)
                ?? notices.NotFound(reader),
            cancellationToken
        );
    }
}
