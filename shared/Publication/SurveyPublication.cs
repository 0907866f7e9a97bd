using System.Collections.Immutable;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>What the timer runs: closes the ended periods of every series, publishes their reports, erases what is over.
/// Safe to run at any time, anywhere, any number of times.</summary>
/// <param name="catalog">Knows the series.</param>
/// <param name="storeOf">Opens the counts of a series.</param>
/// <param name="releases">Outcomes, closings, secrets.</param>
/// <param name="reports">Published reports.</param>
/// <param name="clock">Says which periods have ended.</param>
/// <param name="chance">Ids of closings.</param>
public sealed class SurveyPublication(
    SeriesCatalog catalog,
    Func<KnownSeries, ITallyStore> storeOf,
    IReleaseStore releases,
    IReportStore reports,
    TimeProvider clock,
    ChanceSource chance
)
{
    /// <summary>How long a receipt is kept: longer than any copy of its message can live.</summary>
    public static readonly TimeSpan ReceiptLifetime = TimeSpan.FromDays(90);

    /// <summary>Closes, publishes, ends and purges.</summary>
    public async Task<PublicationSummary> RunAsync(CancellationToken cancellationToken)
    {
        var closed = ImmutableArray.CreateBuilder<(SeriesId, Outcome)>();
        var published = ImmutableArray.CreateBuilder<(SeriesId, Period)>();
        var ended = ImmutableArray.CreateBuilder<SeriesId>();
        foreach (var record in await releases.ListSeriesAsync(cancellationToken))
        {
            if (await catalog.WithInstrumentAsync(record, cancellationToken) is not { } series)
            {
                continue;
            }

            var publication = Of(series);
            var last = LastEnded(record);
            if (last is { } closable)
            {
                closed.AddRange(
                    (await publication.CloseAsync(closable, cancellationToken)).Select(o =>
                        (record.Id, o)
                    )
                );
            }

            // The last period of an ended series may have been closed before its time was over.
            if ((record.LastPeriod ?? last) is { } publishable)
            {
                published.AddRange(
                    (await publication.PublishAsync(publishable, cancellationToken)).Select(p =>
                        (record.Id, p)
                    )
                );
            }

            if (await EndAsync(record, publication, cancellationToken))
            {
                ended.Add(record.Id);
            }

            await storeOf(series)
                .PurgeReceiptsAsync(clock.GetUtcNow() - ReceiptLifetime, cancellationToken);
        }

        return new PublicationSummary(
            closed.ToImmutable(),
            published.ToImmutable(),
            ended.ToImmutable()
        );
    }

    /// <summary>The steps for one series.</summary>
    internal SeriesPublication Of(KnownSeries series) =>
        new(series, storeOf(series), releases, reports, chance);

    /// <summary>Once the last period of an ended series is closed, nothing that is open may ever be published.</summary>
    private static async Task<bool> EndAsync(
        SeriesRecord record,
        SeriesPublication publication,
        CancellationToken cancellationToken
    ) =>
        record.LastPeriod is { } last
        && await publication.IsClosedAsync(last, cancellationToken)
        && await publication.EraseAsync(cancellationToken);

    private Period? LastEnded(SeriesRecord series)
    {
        var ended = Period.Containing(series.PeriodKind, clock.GetUtcNow()).Previous;
        var last = series.LastPeriod is { } final && final < ended ? final : ended;
        return last < series.FirstPeriod ? null : last;
    }
}

/// <summary>What one run of the timer did: no number of answers but the n of releases.</summary>
/// <param name="Closed">Outcomes that were missing before.</param>
/// <param name="Published">Periods whose report was missing before.</param>
/// <param name="Ended">Series whose last counts and secret were erased.</param>
public sealed record PublicationSummary(
    ImmutableArray<(SeriesId Series, Outcome Outcome)> Closed,
    ImmutableArray<(SeriesId Series, Period Period)> Published,
    ImmutableArray<SeriesId> Ended
);
