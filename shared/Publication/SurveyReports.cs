using System.Collections.Immutable;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>What organisers are told of every series: its reports, and which groups each of them is about. Of a period without
/// a report nothing is said.</summary>
/// <param name="shelf">The published reports.</param>
/// <param name="open">What pages may know of the series.</param>
/// <param name="instruments">The instruments of all series.</param>
public sealed class SurveyReports(
    ReportShelf shelf,
    IOpenSurvey open,
    SeriesInstruments instruments
)
{
    /// <summary>Every series that has begun or has a report, the one with the newest report first.</summary>
    public async Task<ImmutableArray<SeriesReports>> ListAsync(CancellationToken cancellationToken)
    {
        var reports = await shelf.ListAsync(cancellationToken);
        var known = await open.ReadAsync(cancellationToken);
        var ids = (known?.Series ?? [])
            .Select(s => s.Record.Id)
            .Union(reports.Select(r => r.Manifest.Series));
        var series = await Task.WhenAll(
            ids.Select(id =>
                DescribeAsync(
                    id,
                    known?.Find(id),
                    reports.RemoveAll(r => r.Manifest.Series != id),
                    cancellationToken
                )
            )
        );
        return
        [
            .. series
                .OrderByDescending(s => s.Id == instruments.Current?.Record.Id)
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

        var known = await open.ReadAsync(cancellationToken);
        return await DescribeAsync(
            address.Series,
            known?.Find(address.Series),
            [report],
            cancellationToken
        );
    }

    private async Task<SeriesReports> DescribeAsync(
        SeriesId id,
        OpenSeries? series,
        ImmutableArray<PublishedReport> reports,
        CancellationToken cancellationToken
    ) =>
        new(
            id,
            series is null
                ? null
                : await instruments.TryFindAsync(series.Record, cancellationToken),
            reports,
            series is null
                ? []
                : series.Fates.RemoveAll(f => !reports.Any(r => r.Period == f.Period))
        );
}

/// <summary>A series and what is published of it.</summary>
/// <param name="Id">The series.</param>
/// <param name="Known">Its record and instrument; null where storage lacks one of them.</param>
/// <param name="Reports">Its reports, newest first.</param>
/// <param name="Fates">What became of each stratum, for these reports' periods and no other.</param>
public sealed record SeriesReports(
    SeriesId Id,
    KnownSeries? Known,
    ImmutableArray<PublishedReport> Reports,
    ImmutableArray<StratumFate> Fates
)
{
    /// <summary>Whether the report of its last period is published: there will be no other.</summary>
    public bool IsOver =>
        Known?.Record.FinalPeriod is { } last && Reports.Any(r => r.Period == last);

    /// <summary>What became of each stratum in a period, in the order of the strata.</summary>
    public ImmutableArray<StratumFate> FatesOf(Period period) =>
        [
            .. Fates
                .Where(o => o.Period == period)
                .OrderBy(o => Known?.Record.Strata.IndexOf(o.Stratum) ?? 0),
        ];

    /// <summary>Whether nothing that was carried from this period can be published any more.</summary>
    public bool IsLast(Period period) => Known?.Record.FinalPeriod == period;
}
