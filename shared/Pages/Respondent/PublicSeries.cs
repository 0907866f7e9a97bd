using SurveyPipeline.Pages.History;
using SurveyPipeline.Publication;
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
)
{
    /// <summary>Every question; null where nothing of the series may be shown.</summary>
    public async Task<PageAnswer?> ShowAsync(
        Language language,
        string? series,
        CancellationToken cancellationToken
    ) => (await FindAsync(language, series, "", cancellationToken))?.Series();

    /// <summary>One question; null where it may not be shown or there is none.</summary>
    public async Task<PageAnswer?> ShowItemAsync(
        Language language,
        string? series,
        string item,
        CancellationToken cancellationToken
    ) =>
        (
            await FindAsync(
                language,
                series,
                $"/items/{Uri.EscapeDataString(item)}",
                cancellationToken
            )
        )?.Item(item);

    /// <summary>A chart or a table as a file; null where it may not be shown or there is none.</summary>
    public async Task<MadeFile?> MakeAsync(
        Language language,
        string? series,
        string file,
        CancellationToken cancellationToken
    )
    {
        if (await HistoryAsync(series, cancellationToken) is not { } history)
        {
            return null;
        }

        var made =
            SeriesPages.Table(history, file)
            ?? new SeriesPages(PlaceOf(language, history.Series, ""), history).Chart(file);
        return made is null
            ? null
            : made with
            {
                IsShared = true,
                IsFindable = frames.Survey.Options.Findable,
            };
    }

    private async Task<SeriesPages?> FindAsync(
        Language language,
        string? series,
        string rest,
        CancellationToken cancellationToken
    ) =>
        await HistoryAsync(series, cancellationToken) is { } history
            ? new SeriesPages(PlaceOf(language, history.Series, rest), history)
            : null;

    private async Task<SeriesHistory?> HistoryAsync(
        string? series,
        CancellationToken cancellationToken
    ) =>
        ReportAddress.ParseSeries(series) is { } id && results.MayShow(id)
            ? await shelf.FindAsync(id, mayBeSecondsOld: true, cancellationToken)
            : null;

    private SeriesPlace PlaceOf(Language language, SeriesId series, string rest)
    {
        var words = new Wording(frames.Survey.Instrument, language);
        var frame = frames.Frame(
            words,
            words["series.title"],
            l => RespondentPaths.Series(l, series) + rest
        );
        return new(
            frame with
            {
                Style = StyleSheet.Series,
                Feed = RespondentPaths.Feed(language),
            },
            part => RespondentPaths.Series(language, series) + part,
            NextReport.Say(words, SurveyRound.Of(frames.Survey, clock.GetUtcNow()))
        );
    }
}
