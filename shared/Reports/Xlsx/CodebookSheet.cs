using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Codebook;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Xlsx;

/// <summary>What each code stands for, as a sheet.</summary>
internal static class CodebookSheet
{
    public static Sheet Of(string name, Instrument instrument, ReportWording words) =>
        new(
            name,
            [26, 50, 10, 16, 28, 12, 44, 16, 44],
            HeaderRow: 1,
            [Header(words), .. CodebookEntry.Of(instrument).Select(e => Row(e, words))]
        );

    private static ImmutableArray<SheetCell> Header(ReportWording words) =>
        [
            .. new[]
            {
                words.Say("table.code"),
                words.Say("report.question"),
                words.Say("table.type"),
                words.Say("table.scale"),
                words.Say("report.theme"),
                words.Say("table.reversed"),
                words.Say("table.askedOf"),
                words.Say("table.answerCode"),
                words.Say("report.answer"),
            }.Select(h => SheetCell.OfText(h, SheetStyle.Header)),
        ];

    private static ImmutableArray<SheetCell> Row(CodebookEntry entry, ReportWording words) =>
        [
            SheetCell.OfText(entry.Item.Id.Value),
            SheetCell.OfText(entry.Item.Text[words.Language]),
            SheetCell.OfText(entry.Type),
            SheetCell.OfText(entry.Scale),
            SheetCell.OfText(entry.Dimension.Title[words.Language]),
            SheetCell.OfText(
                entry.IsReversed is { } reversed ? words.Say(reversed ? "yes" : "no") : null
            ),
            SheetCell.OfText(words.Strata(entry.Item.Strata)),
            SheetCell.OfText(entry.Category.Code),
            SheetCell.OfText(entry.Category.Label[words.Language]),
        ];
}
