using System.Collections.Immutable;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports;
using SurveyPipeline.Reports.Origin;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>The steps by which one series is closed, published and erased. Each can be repeated, alone or by several at once.</summary>
/// <param name="series">The series, as storage has it now.</param>
/// <param name="tallies">Its counts.</param>
/// <param name="releases">Its outcomes, closings and secret.</param>
/// <param name="reports">Published reports.</param>
/// <param name="notes">How many people were asked.</param>
/// <param name="chance">Ids of closings.</param>
/// <param name="origin">What the organiser says of the reports.</param>
internal sealed class SeriesPublication(
    SeriesRecord series,
    ITallyStore tallies,
    IReleaseStore releases,
    IReportStore reports,
    IOrganiserNotes notes,
    ChanceSource chance,
    ReportOrigin origin
)
{
    /// <summary>Closes the periods up to this one. Of an ended series whose secret is gone none: it is only erased.</summary>
    /// <returns>The outcomes that were missing before.</returns>
    /// <exception cref="SecretLostException">The secret of a series that has not ended is gone.</exception>
    public async Task<ImmutableArray<Outcome>> CloseAsync(
        Instrument instrument,
        Period last,
        CancellationToken cancellationToken
    )
    {
        if (await releases.ReadSecretAsync(series.Id, cancellationToken) is not { } secret)
        {
            return series.EndedAt is null ? throw SecretLostException.Of(series.Id) : [];
        }

        var closer = new SeriesCloser(series, instrument, secret, tallies, releases, notes, chance);
        return await closer.CloseAsync(last, cancellationToken);
    }

    /// <summary>Publishes the reports up to this period, as far as every stratum has its outcome.</summary>
    /// <returns>The periods whose report was missing before.</returns>
    public async Task<ImmutableArray<Period>> PublishAsync(
        Instrument instrument,
        Period last,
        CancellationToken cancellationToken
    )
    {
        var published = ImmutableArray.CreateBuilder<Period>();
        ImmutableArray<Outcome>? outcomes = null;
        for (var period = series.FirstPeriod; period <= last; period = period.Next)
        {
            if (await reports.ReadManifestAsync(series.Id, period, cancellationToken) is not null)
            {
                continue;
            }

            outcomes ??= await releases.ListOutcomesAsync(series.Id, cancellationToken);
            if (!IsComplete(outcomes.Value, period))
            {
                break;
            }

            var files = await ReportBuilder.BuildAsync(
                instrument,
                series,
                outcomes.Value,
                period,
                cancellationToken,
                origin
            );
            await reports.PublishAsync(series.Id, period, files, cancellationToken);
            published.Add(period);
        }

        return published.ToImmutable();
    }

    /// <summary>Whether every stratum has its outcome for a period.</summary>
    public async Task<bool> IsClosedAsync(Period period, CancellationToken cancellationToken) =>
        IsComplete(await releases.ListOutcomesAsync(series.Id, cancellationToken), period);

    /// <summary>Whether some stratum holds enough open answers to be published.</summary>
    public async Task<bool> HoldsReleasableAsync(CancellationToken cancellationToken)
    {
        var holds = false;
        foreach (var stratum in series.Strata)
        {
            var open = await tallies.ListAsync(
                stratum,
                Period.Latest(series.PeriodKind),
                cancellationToken
            );
            holds |= open.Sum(t => t.N) >= series.Threshold;
        }

        return holds;
    }

    /// <summary>Erases counts, receipts and closings, then notes it: as long as that is not noted, the work is not done. With the last
    /// series of the questionnaire its secret goes.</summary>
    /// <returns>Whether it was not noted before.</returns>
    public async Task<bool> EraseAsync(CancellationToken cancellationToken)
    {
        await tallies.EraseAsync(cancellationToken);
        foreach (var stratum in series.Strata)
        {
            if (
                await releases.ReadClosingAsync(series.Id, stratum, cancellationToken) is
                { } closing
            )
            {
                await releases.TryDeleteClosingAsync(series.Id, closing, cancellationToken);
            }
        }

        return await releases.TryNoteErasedAsync(series.Id, cancellationToken);
    }

    private bool IsComplete(ImmutableArray<Outcome> outcomes, Period period) =>
        series.Strata.All(s => outcomes.Any(o => o.Stratum == s && o.Period == period));
}
