using System.Collections.Immutable;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports;

namespace SurveyPipeline.Surveys;

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

            closed.AddRange(
                (await CloseAsync(series, cancellationToken)).Select(o => (record.Id, o))
            );
            published.AddRange(
                (await PublishAsync(series, cancellationToken)).Select(p => (record.Id, p))
            );
            if (await EndAsync(series, cancellationToken))
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

    private async Task<ImmutableArray<Outcome>> CloseAsync(
        KnownSeries series,
        CancellationToken cancellationToken
    )
    {
        if (
            LastEnded(series.Record) is not { } last
            || await releases.ReadSecretAsync(series.Record.Id, cancellationToken) is not { } secret
        )
        {
            return [];
        }

        var closer = new SeriesCloser(
            series.Record,
            series.Instrument,
            secret,
            storeOf(series),
            releases,
            chance
        );
        return await closer.CloseAsync(last, cancellationToken);
    }

    private async Task<ImmutableArray<Period>> PublishAsync(
        KnownSeries series,
        CancellationToken cancellationToken
    )
    {
        if (LastEnded(series.Record) is not { } last)
        {
            return [];
        }

        var published = ImmutableArray.CreateBuilder<Period>();
        ImmutableArray<Outcome>? outcomes = null;
        for (var period = series.Record.FirstPeriod; period <= last; period = period.Next)
        {
            if (
                await reports.ReadManifestAsync(series.Record.Id, period, cancellationToken)
                is not null
            )
            {
                continue;
            }

            outcomes ??= await releases.ListOutcomesAsync(series.Record.Id, cancellationToken);
            if (!IsComplete(series.Record, outcomes.Value, period))
            {
                break;
            }

            var files = await ReportBuilder.BuildAsync(
                series.Instrument,
                series.Record,
                outcomes.Value,
                period,
                cancellationToken
            );
            await reports.PublishAsync(series.Record.Id, period, files, cancellationToken);
            published.Add(period);
        }

        return published.ToImmutable();
    }

    /// <summary>Once the last period of an ended series is closed, nothing that is open may ever be published.</summary>
    private async Task<bool> EndAsync(KnownSeries series, CancellationToken cancellationToken)
    {
        if (series.Record.LastPeriod is not { } last || last.End > clock.GetUtcNow())
        {
            return false;
        }

        if (
            !IsComplete(
                series.Record,
                await releases.ListOutcomesAsync(series.Record.Id, cancellationToken),
                last
            )
        )
        {
            return false;
        }

        await storeOf(series).EraseAsync(cancellationToken);
        if (await releases.ReadSecretAsync(series.Record.Id, cancellationToken) is null)
        {
            return false;
        }

        await releases.EraseSecretAsync(series.Record.Id, cancellationToken);
        return true;
    }

    private Period? LastEnded(SeriesRecord series)
    {
        var ended = Period.Containing(series.PeriodKind, clock.GetUtcNow()).Previous;
        var last = series.LastPeriod is { } final && final < ended ? final : ended;
        return last < series.FirstPeriod ? null : last;
    }

    private static bool IsComplete(
        SeriesRecord series,
        ImmutableArray<Outcome> outcomes,
        Period period
    ) => series.Strata.All(s => outcomes.Any(o => o.Stratum == s && o.Period == period));
}
