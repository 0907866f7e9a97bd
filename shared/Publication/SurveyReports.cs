using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

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
            : await catalog.TryWithInstrumentAsync(record, cancellationToken);
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

/// <summary>A series and what is published of it.</summary>
/// <param name="Id">The series.</param>
/// <param name="Known">Its record and instrument; null where storage lacks one of them.</param>
/// <param name="Reports">Its reports, newest first.</param>
/// <param name="Outcomes">What became of each stratum, for these reports' periods and no other.</param>
public sealed record SeriesReports(
    SeriesId Id,
    KnownSeries? Known,
    ImmutableArray<PublishedReport> Reports,
    ImmutableArray<Outcome> Outcomes
)
{
    /// <summary>Whether the report of its last period is published: there will be no other.</summary>
    public bool IsOver =>
        Known?.Record.FinalPeriod is { } last && Reports.Any(r => r.Period == last);

    /// <summary>The outcomes of a period, in the order of the strata.</summary>
    public ImmutableArray<Outcome> OutcomesOf(Period period) =>
        [
            .. Outcomes
                .Where(o => o.Period == period)
                .OrderBy(o => Known?.Record.Strata.IndexOf(o.Stratum) ?? 0),
        ];

    /// <summary>Whether nothing that was carried from this period can be published any more.</summary>
    public bool IsLast(Period period) => Known?.Record.FinalPeriod == period;
}
