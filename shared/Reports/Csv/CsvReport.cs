using System.Collections.Immutable;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Rows;

namespace SurveyPipeline.Reports.Csv;

/// <summary>Writes the figures as comma-separated values, one row per figure and codes alone: it is the same for every language.</summary>
public static class CsvReport
{
    /// <summary>The file.</summary>
    public static byte[] Write(Report report, ImmutableArray<FigureRow> rows) =>
        CsvFile.Write(
            FigureColumns.All.Select(c => c.Name),
            rows.Select(row =>
                FigureColumns.All.Select(column =>
                {
                    var field = column.Read(row, report) ?? string.Empty;
                    return column.Kind == ColumnKind.Text ? CsvText.Harmless(field) : field;
                })
            )
        );
}
