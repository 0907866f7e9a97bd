using SurveyPipeline.Pages.History;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports.Origin;
using SurveyPipeline.Series;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>All releases of a series for organisers, public or not.</summary>
/// <param name="frames">What stands around the pages.</param>
/// <param name="shelf">The releases.</param>
/// <param name="dates">Says which report is to come.</param>
public sealed class OrganiserSeries(OrganiserFrames frames, SeriesShelf shelf, SurveyDates dates)
    : SeriesEntrance<OrganiserReader>
{
    /// <inheritdoc/>
    protected override Task<SeriesHistory?> HistoryAsync(
        SeriesId series,
        CancellationToken cancellationToken
    ) => shelf.FindAsync(series, mayBeSecondsOld: false, cancellationToken);

    /// <inheritdoc/>
    protected override SeriesPlace PlaceOf(OrganiserReader reader, SeriesId series, string rest)
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
            reader.Words.NextReport(dates.Round),
            ReportOrigin.Of(frames.Survey.Options)
        )
        {
            VariesBy = OrganiserFrames.LanguageHeader,
        };
    }
}
