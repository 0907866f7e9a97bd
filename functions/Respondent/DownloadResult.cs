using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Gives a file of a published report to anyone, where the settings allow it.</summary>
public sealed class DownloadResult(
    RespondentEndpoint page,
    ResultPages results,
    ReportShelf shelf,
    SurveyOptions options
)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(DownloadResult))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = LanguageRoute.Segment
                + "/results/{series}/{period:regex(^(?!items$).*$)}/{file}"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        page.DownloadAsync(
            request,
            nameof(DownloadResult),
            () => WriteAsync(request, cancellationToken),
            cancellationToken
        );

    // Only what a manifest lists is ever asked of the store, so no name can lead elsewhere.
    private async Task<bool> WriteAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (
            ReportAddress.Of(request.RouteValues) is not { } address
            || !results.MayShow(address.Series)
            || (await shelf.ListSeldomAsync(cancellationToken)).Any(r =>
                r.IsWithdrawn && r.Is(address)
            )
            || await shelf.ReadAsync(address, cancellationToken) is not { } file
        )
        {
            return false;
        }

        await FileWriter.WriteAsync(
            request.HttpContext,
            address,
            file.Entry,
            file.Bytes,
            isShared: true,
            isFindable: options.Findable
        );
        return true;
    }
}
