using System.Collections.Immutable;
using SurveyPipeline.Reports.Rows;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Xlsx;

/// <summary>The figures of one block, one row per figure, as a sheet to filter.</summary>
internal static class FigureSheet
{
    private static readonly ImmutableArray<double> Widths =
    [
        50,
        26,
        18,
        26,
        30,
        8,
        8,
        28,
        30,
        14,
        14,
        10,
        10,
        10,
        10,
        10,
        44,
        40,
    ];

    public static Sheet Of(string name, IEnumerable<FigureRow> rows, ReportWording words) =>
        new(name, Widths, HeaderRow: 1, [Header(words), .. rows.Select(r => Row(r, words))]);

    private static ImmutableArray<SheetCell> Header(ReportWording words) =>
        [
            .. new[]
            {
                words.Say("report.question"),
                words.Say("table.code"),
                words.Say("table.scope"),
                words.Say("report.group"),
                words.Say("table.covers"),
                "n",
                words.Say("table.base"),
                words.Say("table.statistic"),
                words.Say("report.answer"),
                words.Say("table.answerCode"),
                words.Say("table.form"),
                words.Say("table.countLow"),
                words.Say("table.countHigh"),
                words.Say("table.value"),
                words.Say("table.low"),
                words.Say("table.high"),
                words.Say("table.compared"),
                words.Say("table.shown"),
            }.Select(h => SheetCell.OfText(h, SheetStyle.Header)),
        ];

    private static ImmutableArray<SheetCell> Row(FigureRow row, ReportWording words) =>
        [
            SheetCell.OfText(row.Item!.Item.Text[words.Language]),
            SheetCell.OfText(row.Item.Item.Id.Value),
            SheetCell.OfText(words.Scope(row.Coverage.Scope)),
            SheetCell.OfText(words.Group(row.Coverage.Group)),
            SheetCell.OfText(row.Coverage.IsReleased ? words.Periods.Span(row.Coverage) : null),
            Number(row.N),
            Number(row.Base),
            SheetCell.OfText(words.Say("statistic." + row.Statistic)),
            SheetCell.OfText(row.Category?.Label[words.Language]),
            SheetCell.OfText(row.Category?.Code),
            SheetCell.OfText(words.Say("form." + row.Form)),
            Number(row.CountLow),
            Number(row.CountHigh),
            Number(row.Value),
            Number(row.Low),
            Number(row.High),
            SheetCell.OfText(
                row.ComparedWith is { } other
                    ? words.Pair(words.Group(other.Group), words.Periods.Span(other))
                    : null
            ),
            SheetCell.OfText(row.Shown),
        ];

    private static SheetCell Number(double? number) =>
        SheetCell.OfNumber(FigureColumn.Write(number));
}
