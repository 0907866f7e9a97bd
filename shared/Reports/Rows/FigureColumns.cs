using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Figures;

namespace SurveyPipeline.Reports.Rows;

/// <summary>The columns of the figures in data files: one list for every format.</summary>
public static class FigureColumns
{
    /// <summary>All columns in order.</summary>
    public static ImmutableArray<FigureColumn> All { get; } =
    [
        FigureColumn.Text("series", (r, _, report) => report.Series.Id.Value),
        FigureColumn.Text("questionnaire_version", (_, _, report) => report.Instrument.Version),
        FigureColumn.Flag("trial", (_, report) => report.IsTrial),
        FigureColumn.Text("period", (_, _, report) => report.Period.Name),
        FigureColumn.Text("scope", (r, _, _) => ScopeCode(r.Coverage.Scope)),
        FigureColumn.Text("group", (r, _, _) => r.Coverage.Group.Code),
        FigureColumn.Text("group_label", (r, w, _) => w.Group(r.Coverage.Group)),
        FigureColumn.Text("covers_from", (r, _, _) => From(r.Coverage)),
        FigureColumn.Text("covers_to", (r, _, _) => To(r.Coverage)),
        FigureColumn.Number("releases", (r, _) => r.Coverage.Releases.Length),
        FigureColumn.Text("theme", (r, _, _) => r.Item?.Dimension.Id),
        FigureColumn.Text("theme_label", (r, w, _) => r.Item?.Dimension.Title[w.Language]),
        FigureColumn.Text("item", (r, _, _) => r.Item?.Item.Id.Value),
        FigureColumn.Text("question", (r, w, _) => r.Item?.Item.Text[w.Language]),
        FigureColumn.Flag("reversed", (r, _) => (r.Item?.Item as ScaleItem)?.IsReversed),
        FigureColumn.Text("statistic", (r, _, _) => r.Statistic),
        FigureColumn.Text("category", (r, _, _) => r.Category?.Code),
        FigureColumn.Text("category_label", (r, w, _) => r.Category?.Label[w.Language]),
        FigureColumn.Text("form", (r, _, _) => r.Form),
        FigureColumn.Number("n", (r, _) => r.N),
        FigureColumn.Number("base", (r, _) => r.Base),
        FigureColumn.Number("count_low", (r, _) => r.CountLow),
        FigureColumn.Number("count_high", (r, _) => r.CountHigh),
        FigureColumn.Number("value", (r, _) => r.Value),
        FigureColumn.Number("value_low", (r, _) => r.Low),
        FigureColumn.Number("value_high", (r, _) => r.High),
        FigureColumn.Text("compared_with", (r, _, _) => r.ComparedWith?.Group.Code),
        FigureColumn.Text(
            "compared_with_label",
            (r, w, _) => r.ComparedWith is { } other ? w.Group(other.Group) : null
        ),
        FigureColumn.Text("compared_from", (r, _, _) => From(r.ComparedWith)),
        FigureColumn.Text("compared_to", (r, _, _) => To(r.ComparedWith)),
        FigureColumn.Text("shown", (r, _, _) => r.Shown),
    ];

    private static string ScopeCode(ReportScope scope) =>
        scope switch
        {
            ReportScope.Period => "period",
            ReportScope.Cumulative => "cumulative",
            _ => "release",
        };

    private static string? From(Coverage? coverage) =>
        coverage is { IsReleased: true } ? coverage.From.Name : null;

    private static string? To(Coverage? coverage) =>
        coverage is { IsReleased: true } ? coverage.To.Name : null;
}
