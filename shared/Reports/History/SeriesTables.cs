using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Csv;
using SurveyPipeline.Reports.Rows;
using SurveyPipeline.Series;
using SurveyPipeline.Texts;

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

/// <summary>Writes what the codes of a series stand for, one code a row, with its label in every language.</summary>
public static class SeriesCodebook
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "codebook.csv";

    /// <summary>The file.</summary>
    public static byte[] Write(Instrument instrument)
    {
        var languages = instrument.Languages;
        return CsvFile.Write(
            [
                "kind",
                "item",
                "code",
                "theme",
                "type",
                "opt_out",
                .. languages.Select(l => $"label_{l}"),
            ],
            Codes(instrument)
                .Select(code =>
                    new[] { code.Kind, code.Item, code.Code, code.Theme, code.Type, code.OptOut }
                        .Concat(languages.Select(l => code.Label[l]))
                        .Select(CsvText.Harmless)
                )
        );
    }

    private static IEnumerable<Entry> Codes(Instrument instrument) =>
        [
            .. instrument.Strata.Select(s => new Entry("group", s.Id.Value, s.Label)),
            .. instrument.Dimensions.Select(d => new Entry("theme", d.Id, d.Title)),
            .. instrument.AllCountedItems.SelectMany(i =>
                i.Categories.Select(c => new Entry("category", c.Code, c.Label)
                    {
                        Item = i.Id.Value,
                        OptOut = c.IsOptOut ? "true" : "false",
                    })
                    .Prepend(
                        new Entry("item", i.Id.Value, i.Text)
                        {
                            Item = i.Id.Value,
                            Theme = i.DimensionId,
                            Type = i.Kind,
                        }
                    )
            ),
        ];

    private sealed record Entry(string Kind, string Code, LocalizedText Label)
    {
        public string Item { get; init; } = "";

        public string Theme { get; init; } = "";

        public string Type { get; init; } = "";

        public string OptOut { get; init; } = "";
    }
}
