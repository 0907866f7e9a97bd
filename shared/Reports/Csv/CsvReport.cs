using System.Collections.Immutable;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Rows;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Csv;

/// <summary>Writes the figures as comma-separated values, one row per figure.</summary>
public static class CsvReport
{
    /// <summary>The file.</summary>
    public static byte[] Write(
        Report report,
        ImmutableArray<FigureRow> rows,
        ReportWording words
    ) =>
        CsvFile.Write(
            FigureColumns.All.Select(c => c.Name),
            rows.Select(row =>
                FigureColumns.All.Select(column =>
                {
                    var field = column.Read(row, words, report) ?? string.Empty;
                    return column.Kind == ColumnKind.Text ? CsvText.Harmless(field) : field;
                })
            )
        );
}
