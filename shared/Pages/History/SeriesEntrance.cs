using Microsoft.AspNetCore.Http;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;

namespace SurveyPipeline.Pages.History;

/// <summary>All releases of a series for those who may ask. Each entrance says which series that are, and where its pages stand; what it
/// answers is the same.</summary>
/// <typeparam name="TReader">Who asks.</typeparam>
public abstract class SeriesEntrance<TReader>
{
    /// <summary>Every question; null where nothing of the series may be shown.</summary>
    public async Task<PageAnswer?> ShowAsync(
        TReader reader,
        string? series,
        CancellationToken cancellationToken
    ) => (await FindAsync(reader, series, "", cancellationToken))?.Series();

    /// <summary>One question; null where it may not be shown or there is none.</summary>
    public async Task<PageAnswer?> ShowItemAsync(
        TReader reader,
        string? series,
        string item,
        CancellationToken cancellationToken
    ) =>
        (
            await FindAsync(
                reader,
                series,
                $"/items/{Uri.EscapeDataString(item)}",
                cancellationToken
            )
        )?.Item(item);

    /// <summary>A table of the series by the name of its file; null where it may not be shown or there is none.</summary>
    public async Task<MadeFile?> TableAsync(
        TReader reader,
        string? series,
        string file,
        CancellationToken cancellationToken
    ) => (await FindAsync(reader, series, "", cancellationToken))?.Table(file);

    /// <summary>A chart by the name of its file; null where it may not be shown or there is none.</summary>
    public async Task<MadeFile?> ChartAsync(
        TReader reader,
        string? series,
        string file,
        CancellationToken cancellationToken
    ) => (await FindAsync(reader, series, "", cancellationToken))?.Chart(file);

    /// <summary>Answers a request with the table that its route names by <c>series</c> and <c>file</c>; false, with nothing written, where
    /// there is none.</summary>
    public async Task<bool> WriteTableAsync(
        HttpRequest request,
        TReader reader,
        CancellationToken cancellationToken
    ) =>
        await WriteAsync(
            request,
            await TableAsync(
                reader,
                Said(request, "series"),
                Said(request, "file") ?? "",
                cancellationToken
            )
        );

    /// <summary>Answers a request with the page or the chart of a question, which its route names by <c>series</c> and <c>item</c>; false, with
    /// nothing written, where there is none.</summary>
    public async Task<bool> WriteItemAsync(
        HttpRequest request,
        TReader reader,
        CancellationToken cancellationToken
    )
    {
        var (series, item) = (Said(request, "series"), Said(request, "item") ?? "");
        if (SeriesPages.IsChart(item))
        {
            return await WriteAsync(
                request,
                await ChartAsync(reader, series, item, cancellationToken)
            );
        }

        if (await ShowItemAsync(reader, series, item, cancellationToken) is not { } page)
        {
            return false;
        }

        await PageWriter.WriteAsync(request.HttpContext, page, cancellationToken);
        return true;
    }

    /// <summary>The releases of a series; null where this reader may see nothing of it.</summary>
    protected abstract Task<SeriesHistory?> HistoryAsync(
        SeriesId series,
        CancellationToken cancellationToken
    );

    /// <summary>Where a page of a series stands.</summary>
    /// <param name="reader">Who asks.</param>
    /// <param name="series">The series.</param>
    /// <param name="rest">The rest of the path of the page; empty for that of the series.</param>
    protected abstract SeriesPlace PlaceOf(TReader reader, SeriesId series, string rest);

    private async Task<SeriesPages?> FindAsync(
        TReader reader,
        string? series,
        string rest,
        CancellationToken cancellationToken
    ) =>
        ReportAddress.ParseSeries(series) is { } id
        && await HistoryAsync(id, cancellationToken) is { } history
            ? new SeriesPages(PlaceOf(reader, id, rest), history)
            : null;

    private static async Task<bool> WriteAsync(HttpRequest request, MadeFile? file)
    {
        if (file is null)
        {
            return false;
        }

        await file.WriteAsync(request.HttpContext);
        return true;
    }

    private static string? Said(HttpRequest request, string part) =>
        request.RouteValues[part] as string;
}
