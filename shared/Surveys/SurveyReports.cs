using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports;

namespace SurveyPipeline.Surveys;

/// <summary>What organisers are told of every series: its reports, and which groups each of them is about. Of a period without
/// a report nothing is said.</summary>
/// <param name="shelf">The published reports.</param>
/// <param name="releases">Series and outcomes.</param>
/// <param name="catalog">Knows the instruments.</param>
public sealed class SurveyReports(ReportShelf shelf, IReleaseStore releases, SeriesCatalog catalog)
{
    /// <summary>Every series that has begun or has a report, the one with the newest report first.</summary>
    public async Task<ImmutableArray<SeriesReports>> ListAsync(CancellationToken cancellationToken)
    {
        var reports = await shelf.ListAsync(cancellationToken);
        var records = await releases.ListSeriesAsync(cancellationToken);
        var ids = records.Select(r => r.Id).Union(reports.Select(r => r.Manifest.Series));
        var series = await Task.WhenAll(
            ids.Select(id =>
                DescribeAsync(
                    id,
                    records.FirstOrDefault(r => r.Id == id),
                    reports.RemoveAll(r => r.Manifest.Series != id),
                    cancellationToken
                )
            )
        );
        return
        [
            .. series
                .OrderByDescending(s => s.Id == catalog.Current?.Record.Id)
                .ThenByDescending(s => s.Reports.FirstOrDefault()?.Period.Start)
                .ThenBy(s => s.Id.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>A series with the one report that is asked for, or null where it is not published.</summary>
    public async Task<SeriesReports?> FindAsync(
        ReportAddress address,
        CancellationToken cancellationToken
    )
    {
        if (
            await shelf.FindAsync(address.Series, address.Period, cancellationToken)
            is not { } report
        )
        {
            return null;
        }

        var record = await releases.ReadSeriesAsync(address.Series, cancellationToken);
        return await DescribeAsync(address.Series, record, [report], cancellationToken);
    }

    private async Task<SeriesReports> DescribeAsync(
        SeriesId id,
        SeriesRecord? record,
        ImmutableArray<PublishedReport> reports,
        CancellationToken cancellationToken
    )
    {
        var known = record is null
            ? null
            : await catalog.WithInstrumentAsync(record, cancellationToken);
        var outcomes = reports.IsEmpty
            ? []
            : await releases.ListOutcomesAsync(id, cancellationToken);
        return new SeriesReports(
            id,
            known,
            reports,
            outcomes.RemoveAll(o => !reports.Any(r => r.Period == o.Period))
        );
    }
}
