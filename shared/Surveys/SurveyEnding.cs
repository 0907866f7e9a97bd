using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;

namespace SurveyPipeline.Surveys;

/// <summary>Ends a series for good. That is a mark in its record and nothing else: no host accepts anything for it from then on, and the
/// schedule closes, publishes and erases it once nothing of it can come any more.</summary>
/// <param name="instruments">The instruments of all series.</param>
/// <param name="releases">Where the end is written.</param>
/// <param name="reports">What is published.</param>
/// <param name="pages">Tells the pages.</param>
/// <param name="times">When answers are counted.</param>
/// <param name="clock">Says when it ends.</param>
public sealed class SurveyEnding(
    SeriesInstruments instruments,
    IReleaseStore releases,
    IReportStore reports,
    OpenSurveyWriter pages,
    CountingTimes times,
    TimeProvider clock
)
{
    /// <summary>Marks the end, and tells the pages; one that was marked before stays as it is.</summary>
    /// <exception cref="InvalidOperationException">Storage does not know the series.</exception>
    public async Task EndAsync(SeriesId series, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await releases.WriteEndAsync(
            series,
            r => r with { EndedAt = r.EndedAt ?? now },
            cancellationToken
        );
        await pages.TellAsync(sealing: null, cancellationToken);
    }

    /// <summary>How far the end has come.</summary>
    /// <exception cref="InvalidOperationException">Storage does not know the series.</exception>
    /// <exception cref="SeriesUnreadableException">Its questionnaire is gone, or this version refuses it.</exception>
    public async Task<EndingProtocol> DescribeAsync(
        SeriesId series,
        CancellationToken cancellationToken
    )
    {
        var record =
            await releases.ReadSeriesAsync(series, cancellationToken)
            ?? throw new InvalidOperationException($"Series {series} has not begun.");
        var published = await reports.ListAsync(cancellationToken);
        return new EndingProtocol(
            times,
            await instruments.FindAsync(record, cancellationToken),
            await releases.ListOutcomesAsync(series, cancellationToken),
            [
                .. published
                    .Where(m => m.Series == series)
                    .Select(m => m.Period)
                    .Order(StringComparer.Ordinal),
            ]
        );
    }
}

/// <summary>What has become of a series until now: no number of answers.</summary>
/// <param name="Times">When answers are counted.</param>
/// <param name="Series">The series; its record says how far its end has come.</param>
/// <param name="Outcomes">What became of every stratum and closed period.</param>
/// <param name="Reports">The names of the periods whose report is published, oldest first.</param>
public sealed record EndingProtocol(
    CountingTimes Times,
    KnownSeries Series,
    ImmutableArray<Outcome> Outcomes,
    ImmutableArray<string> Reports
)
{
    /// <summary>Where the series stands.</summary>
    public SeriesState State =>
        Series.Record switch
        {
            { EndedAt: null } => SeriesState.Running,
            { IsErased: true } => SeriesState.Ended,
            _ => SeriesState.Ending,
        };

    /// <summary>When the schedule can close it at the earliest; null while it runs.</summary>
    public DateTimeOffset? EarliestClosing =>
        Series.Record switch
        {
            { DrySince: { } dry } => SeriesEnding.SecondLook(Times, dry),
            { EndedAt: { } ended } => SeriesEnding.SecondLook(
                Times,
                Times.Next(ended + SeriesEnding.LastCall)
            ),
            _ => null,
        };
}

/// <summary>Where a series stands between its beginning and its end.</summary>
public enum SeriesState
{
    /// <summary>Answers are accepted, as its survey's settings say.</summary>
    Running,

    /// <summary>Nothing is accepted any more; something is still to be counted, closed, published or erased.</summary>
    Ending,

    /// <summary>Everything is published and erased.</summary>
    Ended,
}
