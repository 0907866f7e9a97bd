using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Reports.Csv;
using SurveyPipeline.Reports.Rows;
using SurveyPipeline.Series;

namespace SurveyPipeline.Reports.History;

/// <summary>What a report released, and how many corrections stand beside it.</summary>
/// <param name="Period">The name of its period.</param>
/// <param name="Errata">How many corrections.</param>
/// <param name="Figures">Its figures.</param>
public sealed record ReleasedReport(
    string Period,
    int Errata,
    ImmutableArray<ReleasedFigure> Figures
);

/// <summary>Writes everything that was ever released of a series as one table, one figure a row, in codes that are the same in every language.</summary>
public static class SeriesCsv
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "series.csv";

    private static readonly ImmutableArray<(
        string Name,
        Func<SeriesId, ReleasedReport, ReleasedFigure, string?> Read
    )> Columns =
    [
        ("series", (series, _, _) => series.Value),
        ("period", (_, report, _) => report.Period),
        ("corrections", (_, report, _) => Write(report.Errata)),
        ("group", (_, _, f) => f.Group),
        ("covers_from", (_, _, f) => f.From),
        ("covers_to", (_, _, f) => f.To),
        ("releases", (_, _, f) => Write(f.Releases)),
        ("item", (_, _, f) => f.Item),
        ("statistic", (_, _, f) => f.Statistic),
        ("category", (_, _, f) => f.Category),
        ("form", (_, _, f) => f.Form),
        ("n", (_, _, f) => Write(f.N)),
        ("base", (_, _, f) => Write(f.Base)),
        ("count_low", (_, _, f) => Write(f.CountLow)),
        ("count_high", (_, _, f) => Write(f.CountHigh)),
        ("value", (_, _, f) => FigureColumn.Write(f.Value)),
        ("value_low", (_, _, f) => FigureColumn.Write(f.Low)),
        ("value_high", (_, _, f) => FigureColumn.Write(f.High)),
        ("percent_low", (_, _, f) => FigureColumn.Write(f.PercentLow)),
        ("percent_high", (_, _, f) => FigureColumn.Write(f.PercentHigh)),
    ];

    /// <summary>The file.</summary>
    public static byte[] Write(SeriesId series, ImmutableArray<ReleasedReport> reports) =>
        CsvFile.Write(
            Columns.Select(c => c.Name),
            reports.SelectMany(report =>
                report.Figures.Select(figure =>
                    Columns.Select(c => c.Read(series, report, figure) ?? string.Empty)
                )
            )
        );

    private static string? Write(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
