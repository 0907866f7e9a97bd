using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages;
using SurveyPipeline.Reports;

namespace SurveyPipeline.Functions.Respondent;

/// <summary>Gives a file of a published report to anyone, where the settings allow it.</summary>
public sealed class DownloadResult(RespondentPage page, RespondentPages pages, IReportStore reports)
{
    /// <summary>Answers the request.</summary>
    [Function(nameof(DownloadResult))]
    public Task Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            Route = "{lang:length(2)}/results/{series}/{period}/{file}"
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
        if (!pages.Survey.Options.PublicResults)
        {
            return false;
        }

        var series = new SeriesId(request.RouteValues["series"] as string ?? string.Empty);
        var period = request.RouteValues["period"] as string;
        var name = request.RouteValues["file"] as string;
        var published = await reports.ListAsync(cancellationToken);
        var manifest = published.FirstOrDefault(m =>
            m.Series == series && string.Equals(m.Period, period, StringComparison.Ordinal)
        );
        var entry = manifest?.Files.FirstOrDefault(f =>
            string.Equals(f.Name, name, StringComparison.Ordinal)
        );
        if (
            manifest is null
            || entry is null
            || await reports.ReadFileAsync(series, manifest.Period, entry.Name, cancellationToken)
                is not { } bytes
        )
        {
            return false;
        }

        await FileWriter.WriteAsync(
            request.HttpContext,
            manifest.Period,
            entry,
            bytes,
            isShared: true
        );
        return true;
    }
}
