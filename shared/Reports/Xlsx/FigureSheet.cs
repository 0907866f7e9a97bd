using System.Collections.Immutable;
using SurveyPipeline.Reports.Rows;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Xlsx;

/// <summary>The figures of one block, one row per figure, as a sheet to filter. The first columns are to read and to print, the others to
/// reckon with.</summary>
internal static class FigureSheet
{
    private static readonly ImmutableArray<FigureSheetColumn> Columns =
    [
        new(64, (r, w) => Text(r.Item!.Item.Text[w.Language]), w => w.Say("report.question")),
        new(26, (r, w) => Text(w.Group(r.Coverage.Group)), w => w.Say("report.group")),
        new(18, (r, w) => Text(w.Scope(r.Coverage.Scope)), w => w.Say("table.scope")),
        new(
            24,
            (r, w) => Text(r.Coverage.IsReleased ? w.Periods.Span(r.Coverage) : null),
            w => w.Say("table.covers")
        ),
        new(8, (r, _) => Number(r.N), _ => "n"),
        new(24, (r, w) => Text(w.Say("statistic." + r.Statistic)), w => w.Say("table.statistic")),
        new(28, (r, w) => Text(AnswerOf(r, w)), w => w.Say("report.answer")),
        new(
            28,
            (r, w) =>
                Text(
                    r.ComparedWith is { } other
                        ? w.Pair(w.Group(other.Group), w.Periods.Span(other))
                        : null
                ),
            w => w.Say("table.compared")
        ),
        new(40, (r, w) => Text(r.Shown(w)), w => w.Say("table.shown")),
        new(26, (r, _) => Text(r.Item!.Item.Id.Value), w => w.Say("table.code")),
        new(14, (r, _) => Text(FigureColumns.CategoryCode(r)), w => w.Say("table.answerCode")),
        new(14, (r, w) => Text(w.Say("form." + r.Form)), w => w.Say("table.form")),
        new(8, (r, _) => Number(r.Base), w => w.Say("table.base")),
        new(10, (r, _) => Number(r.CountLow), w => w.Say("table.countLow")),
        new(10, (r, _) => Number(r.CountHigh), w => w.Say("table.countHigh")),
        new(10, (r, _) => Number(r.Percentages?.Low), w => w.Say("table.percentLow")),
        new(10, (r, _) => Number(r.Percentages?.High), w => w.Say("table.percentHigh")),
        new(10, (r, _) => Number(r.Value), w => w.Say("table.value")),
        new(10, (r, _) => Number(r.Low), w => w.Say("table.low")),
        new(10, (r, _) => Number(r.High), w => w.Say("table.high")),
    ];

    private const int PrintedColumns = 9;

    public static Sheet Of(string name, IEnumerable<FigureRow> rows, ReportWording words) =>
        new(
            name,
            [.. Columns.Select(c => c.Width)],
            HeaderRow: 1,
            [
                [.. Columns.Select(c => SheetCell.OfText(c.Header(words), SheetStyle.Header))],
                .. rows.Select(r => Columns.Select(c => c.Cell(r, words)).ToImmutableArray()),
            ]
        )
        {
            PrintedColumns = PrintedColumns,
        };

    private static string? AnswerOf(FigureRow row, ReportWording words) =>
        row switch
        {
            { Band: { } band } => words.Band(band),
            { UpTo: not null } => null,
            _ => row.Category?.Label[words.Language],
        };

    private static SheetCell Text(string? text) => SheetCell.OfText(text, SheetStyle.Wrapped);

    private static SheetCell Number(double? number) =>
        SheetCell.OfNumber(FigureColumn.Write(number));
}

/// <summary>One column of the sheet.</summary>
/// <param name="Width">Its width in characters.</param>
/// <param name="Cell">Its cell of a row.</param>
/// <param name="Header">Its heading.</param>
internal sealed record FigureSheetColumn(
    double Width,
    Func<FigureRow, ReportWording, SheetCell> Cell,
    Func<ReportWording, string> Header
);
