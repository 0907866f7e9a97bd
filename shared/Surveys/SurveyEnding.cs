using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;

namespace SurveyPipeline.Surveys;

/// <summary>Ends a series for good, now: no more intake, the queue runs dry, the running period is closed with all before it, what may be
/// published is published, the rest is erased. Each step can be repeated, so a run that died is finished by the next one, or by the timer.</summary>
/// <param name="publication">Closes, publishes and erases.</param>
/// <param name="catalog">Knows the series.</param>
/// <param name="releases">Where the end is written.</param>
/// <param name="reports">What is published.</param>
/// <param name="clock">Says which period is running.</param>
public sealed class SurveyEnding(
    SurveyPublication publication,
    SeriesCatalog catalog,
    IReleaseStore releases,
    IReportStore reports,
    TimeProvider clock
)
{
    /// <summary>How long it takes until every host knows that a series has ended, and has stored what it had accepted before: a minute.</summary>
    public static readonly TimeSpan Notice = SeriesWatch.Freshness * 2;

    /// <summary>Where a series stands.</summary>
    public async Task<SeriesState> FindStateAsync(SeriesId id, CancellationToken cancellationToken)
    {
        if (await releases.ReadSeriesAsync(id, cancellationToken) is not { } record)
        {
            return SeriesState.Unknown;
        }

        if (record.LastPeriod is not { } last)
        {
            return SeriesState.Running;
        }

        var isDone =
            record.IsErased
            && await reports.ReadManifestAsync(id, last, cancellationToken) is not null;
        return isDone ? SeriesState.Ended : SeriesState.Ending;
    }

    /// <summary>Ends the series.</summary>
    /// <param name="id">A series that storage knows.</param>
    /// <param name="drain">Counts what waits in the queue; false if it does not become empty.</param>
    /// <param name="tell">Told of each step when it is done.</param>
    /// <param name="cancellationToken">Stops between two steps; the next run goes on.</param>
    /// <returns>What became of it; null where the queue did not become empty: then nothing is closed or erased yet.</returns>
    /// <exception cref="InvalidOperationException">Storage does not know the series, or does not keep its instrument.</exception>
    public async Task<EndingProtocol?> EndAsync(
        SeriesId id,
        Func<CancellationToken, Task<bool>> drain,
        Action<EndingStep> tell,
        CancellationToken cancellationToken
    )
    {
        var series = await FindAsync(id, cancellationToken);
        await releases.EndSeriesAsync(
            id,
            Period.Containing(series.Record.PeriodKind, clock.GetUtcNow()),
            cancellationToken
        );
        tell(EndingStep.Marked);
        await Task.Delay(Notice, clock, cancellationToken);
        tell(EndingStep.Known);
        if (!await drain(cancellationToken))
        {
            return null;
        }

        tell(EndingStep.Counted);
        series = await FindAsync(id, cancellationToken);
        await FinishAsync(series, tell, cancellationToken);
        return await DescribeAsync(series, cancellationToken);
    }

    private async Task FinishAsync(
        KnownSeries series,
        Action<EndingStep> tell,
        CancellationToken cancellationToken
    )
    {
        var steps = publication.Of(series.Record);
        var last = series.Record.LastPeriod!.Value;
        await steps.CloseAsync(series.Instrument, last, cancellationToken);
        tell(EndingStep.Closed);
        await steps.PublishAsync(series.Instrument, last, cancellationToken);
        tell(EndingStep.Published);
        await steps.EraseAsync(cancellationToken);
        tell(EndingStep.Erased);
    }

    private async Task<EndingProtocol> DescribeAsync(
        KnownSeries series,
        CancellationToken cancellationToken
    )
    {
        var id = series.Record.Id;
        var last = series.Record.LastPeriod!.Value;
        var published = ImmutableArray.CreateBuilder<Period>();
        for (var period = series.Record.FirstPeriod; period <= last; period = period.Next)
        {
            if (await reports.ReadManifestAsync(id, period, cancellationToken) is not null)
            {
                published.Add(period);
            }
        }

        return new EndingProtocol(
            series,
            await releases.ListOutcomesAsync(id, cancellationToken),
            published.ToImmutable(),
            last
        );
    }

    private async Task<KnownSeries> FindAsync(SeriesId id, CancellationToken cancellationToken) =>
        await catalog.FindAsync(id, cancellationToken)
        ?? throw new InvalidOperationException(
            $"The series {id} or its questionnaire is not in storage."
        );
}

/// <summary>How far the end of a series has come, in order.</summary>
public enum EndingStep
{
    /// <summary>The end is written down: no host opens the series any more, and those that run learn of it.</summary>
    Marked,

    /// <summary>Every host that runs knows: nothing new comes in.</summary>
    Known,

    /// <summary>The queue is empty: everything that came in is counted.</summary>
    Counted,

    /// <summary>The last periods are closed.</summary>
    Closed,

    /// <summary>Their reports are published.</summary>
    Published,

    /// <summary>Open counts, receipts and the secret are erased.</summary>
    Erased,
}

/// <summary>What became of a series that was ended: no number of answers.</summary>
/// <param name="Series">The series.</param>
/// <param name="Outcomes">What became of every stratum and period.</param>
/// <param name="Reports">The periods whose report is published, oldest first.</param>
/// <param name="LastPeriod">The period with which it ended.</param>
public sealed record EndingProtocol(
    KnownSeries Series,
    ImmutableArray<Outcome> Outcomes,
    ImmutableArray<Period> Reports,
    Period LastPeriod
);

/// <summary>Where a series stands between its beginning and its end.</summary>
public enum SeriesState
{
    /// <summary>Storage does not know it.</summary>
    Unknown,

    /// <summary>Answers are accepted, as its survey's settings say.</summary>
    Running,

    /// <summary>Its last period is fixed, but something is still to be closed, published or erased.</summary>
    Ending,

    /// <summary>Everything is published and erased.</summary>
    Ended,
}
