using SurveyPipeline.Pages.History;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports.Origin;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>All releases of a series for everyone, where results are public.</summary>
/// <param name="frames">What stands around the pages.</param>
/// <param name="results">Which series anyone may read.</param>
/// <param name="shelf">The releases.</param>
/// <param name="clock">Says which report is to come.</param>
public sealed class PublicSeries(
    RespondentFrames frames,
    ResultPages results,
    SeriesShelf shelf,
    TimeProvider clock
) : SeriesEntrance<Language>
{
    /// <inheritdoc/>
    protected override async Task<SeriesHistory?> HistoryAsync(
        SeriesId series,
        CancellationToken cancellationToken
    ) =>
        results.MayShow(series)
            ? await shelf.FindAsync(series, mayBeSecondsOld: true, cancellationToken)
            : null;

    /// <inheritdoc/>
    protected override SeriesPlace PlaceOf(Language reader, SeriesId series, string rest)
    {
        var words = new Wording(frames.Survey.Instrument, reader);
        var frame = frames.Frame(
            words,
            words["series.title"],
            l => RespondentPaths.Series(l, series) + rest
        );
        return new(
            frame with
            {
                Style = StyleSheet.Series,
                Feed = RespondentPaths.Feed(reader),
            },
            part => RespondentPaths.Series(reader, series) + part,
            words.NextReport(SurveyRound.Of(frames.Survey, clock.GetUtcNow())),
            ReportOrigin.Of(frames.Survey.Options)
        )
        {
            IsShared = true,
            IsFindable = frames.Survey.Options.Findable,
        };
    }
}
