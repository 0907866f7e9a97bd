using System.Collections.Immutable;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Rows;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Xlsx;

/// <summary>Writes the report as a workbook: a summary, one sheet for each block of the questionnaire, the codebook.</summary>
public static class XlsxReport
{
    /// <summary>The file.</summary>
    public static byte[] Write(Report report, ImmutableArray<FigureRow> rows, ReportWording words)
    {
        var byItem = rows.ToLookup(r => r.Item?.Item.Id);
        var blocks = report
            .Instrument.Blocks.Where(b => b.Items.Any(i => byItem[i.Id].Any()))
            .ToImmutableArray();
        var names = SheetNames.Of([
            words.Say("sheet.summary"),
            .. blocks.Select(b => b.Heading[words.Language]),
            words.Say("sheet.codebook"),
        ]);
        ImmutableArray<Sheet> sheets =
        [
            SummarySheet.Of(names[0], report, words),
            .. blocks.Select(
                (b, i) =>
                    FigureSheet.Of(names[i + 1], b.Items.SelectMany(item => byItem[item.Id]), words)
            ),
            CodebookSheet.Of(names[^1], report.Instrument, words),
        ];
        return WorkbookFile.Write(sheets, words.Language.IsRightToLeft);
    }
}
