using System.Collections.Concurrent;
using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports.History;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>Every release of a series side by side, read out of the published reports: pages may read nothing else. A report that was withdrawn
/// is not in it.</summary>
/// <param name="shelf">The published reports.</param>
/// <param name="open">What pages may know of the series.</param>
/// <param name="instruments">The instruments of all series.</param>
public sealed class SeriesShelf(ReportShelf shelf, IOpenSurvey open, SeriesInstruments instruments)
{
    private const string Json = "json";

    // Sixty reports one after the other are sixty waits; all at once they would lie in memory together.
    private const int MostAtATime = 8;

    // A published file never changes: read once, its figures are known.
    private readonly ConcurrentDictionary<
        (SeriesId Series, string Period),
        ImmutableArray<ReleasedFigure>
    > known = new();

    /// <summary>A series; null where nothing of it is published, or its questionnaire is not kept.</summary>
    /// <param name="series">The series.</param>
    /// <param name="mayBeSecondsOld">Whether the list of reports may be a few seconds old: where anyone may ask.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<SeriesHistory?> FindAsync(
        SeriesId series,
        bool mayBeSecondsOld,
        CancellationToken cancellationToken
    )
    {
        var all = mayBeSecondsOld
            ? await shelf.ListSeldomAsync(cancellationToken)
            : await shelf.ListAsync(cancellationToken);
        var own = all.RemoveAll(r => r.Manifest.Series != series);
        if (own.IsEmpty || await InstrumentOfAsync(series, cancellationToken) is not { } instrument)
        {
            return null;
        }

        var shown = own.Where(r => !r.IsWithdrawn).OrderBy(r => r.Period.Start).ToArray();
        return new SeriesHistory(series, instrument, await ReadAsync(shown, cancellationToken));
    }

    private async Task<ImmutableArray<SeriesRelease>> ReadAsync(
        PublishedReport[] reports,
        CancellationToken cancellationToken
    )
    {
        var releases = new SeriesRelease[reports.Length];
        await Parallel.ForAsync(
            0,
            reports.Length,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = MostAtATime,
                CancellationToken = cancellationToken,
            },
            async (i, token) =>
                releases[i] = new SeriesRelease(reports[i], await ReadAsync(reports[i], token))
        );
        return [.. releases];
    }

    private async Task<Instrument?> InstrumentOfAsync(
        SeriesId series,
        CancellationToken cancellationToken
    )
    {
        if (instruments.Current is { } current && current.Record.Id == series)
        {
            return current.Instrument;
        }

        var told = await open.ReadAsync(cancellationToken);
        return told?.Find(series) is { } begun
            ? (await instruments.TryFindAsync(begun.Record, cancellationToken))?.Instrument
            : null;
    }

    private async Task<ImmutableArray<ReleasedFigure>> ReadAsync(
        PublishedReport report,
        CancellationToken cancellationToken
    )
    {
        var key = (report.Manifest.Series, report.Manifest.Period);
        if (known.TryGetValue(key, out var figures))
        {
            return figures;
        }

        // Codes and numbers are the same in each language.
        var entry = report.Manifest.Files.FirstOrDefault(f =>
            string.Equals(f.Format, Json, StringComparison.Ordinal)
        );
        var file = entry is null
            ? null
            : await shelf.ReadAsync(
                new ReportAddress(report.Manifest.Series, report.Period, entry.Name),
                cancellationToken
            );
        return known.GetOrAdd(
            key,
            file is null ? [] : ReleasedFigures.Read(file.Bytes, report.Manifest.Period)
        );
    }
}

/// <summary>Every release of a series.</summary>
/// <param name="Series">The series.</param>
/// <param name="Instrument">Its questionnaire.</param>
/// <param name="Releases">What each report released that was not withdrawn, oldest first.</param>
public sealed record SeriesHistory(
    SeriesId Series,
    Instrument Instrument,
    ImmutableArray<SeriesRelease> Releases
)
{
    /// <summary>Everything that was ever released, as a table.</summary>
    public byte[] ToCsv() =>
        SeriesCsv.Write(
            Series,
            [
                .. Releases.Select(r => new ReleasedReport(
                    r.Report.Manifest.Period,
                    r.Report.Errata.Length,
                    r.Figures
                )),
            ]
        );
}

/// <summary>What one report released.</summary>
/// <param name="Report">The report, with what stands beside it.</param>
/// <param name="Figures">What it released when its period closed.</param>
public sealed record SeriesRelease(PublishedReport Report, ImmutableArray<ReleasedFigure> Figures)
{
    /// <summary>The period that closed.</summary>
    public Period Period => Report.Period;
}
