using SurveyPipeline.Pages.History;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>All releases of a series for organisers, public or not.</summary>
/// <param name="frames">What stands around the pages.</param>
/// <param name="shelf">The releases.</param>
/// <param name="dates">Says which report is to come.</param>
public sealed class OrganiserSeries(OrganiserFrames frames, SeriesShelf shelf, SurveyDates dates)
{
    /// <summary>Every question; null where nothing of the series is published.</summary>
    public async Task<PageAnswer?> ShowAsync(
        OrganiserReader reader,
        string? series,
        CancellationToken cancellationToken
    ) => (await FindAsync(reader, series, "", cancellationToken))?.Pages.Series();

    /// <summary>One question; null where there is none.</summary>
    public async Task<PageAnswer?> ShowItemAsync(
        OrganiserReader reader,
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
        )?.Pages.Item(item);

    /// <summary>A chart or a table as a file; null where there is none.</summary>
    public async Task<MadeFile?> MakeAsync(
        OrganiserReader reader,
        string? series,
        string file,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(reader, series, "", cancellationToken) is { } found
            ? SeriesPages.Table(found.History, file) ?? found.Pages.Chart(file)
            : null;

    private async Task<(SeriesPages Pages, SeriesHistory History)?> FindAsync(
        OrganiserReader reader,
        string? series,
        string rest,
        CancellationToken cancellationToken
    ) =>
        ReportAddress.ParseSeries(series) is { } id
        && await shelf.FindAsync(id, mayBeSecondsOld: false, cancellationToken) is { } history
            ? (new SeriesPages(PlaceOf(reader, id, rest), history), history)
            : null;

    private SeriesPlace PlaceOf(OrganiserReader reader, SeriesId series, string rest)
    {
        var frame = frames.Frame(
            reader,
            reader.Words["series.title"],
            OrganiserReader.SeriesPath(series) + rest
        );
        return new(
            frame with
            {
                Style = StyleSheet.Series,
            },
            part => reader.Series(series, part),
            NextReport.Say(reader.Words, dates.Round)
        );
    }
}
