using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Rows;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Csv;

/// <summary>Writes the figures as comma-separated values: UTF-8 with byte order mark, CRLF, one row per figure.</summary>
public static class CsvReport
{
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>The file.</summary>
    public static byte[] Write(Report report, ImmutableArray<FigureRow> rows, ReportWording words)
    {
        using var stream = new MemoryStream();
        using (var text = new StreamWriter(stream, Utf8WithMark))
        using (
            var csv = new CsvWriter(
                text,
                new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }
            )
        )
        {
            foreach (var column in FigureColumns.All)
            {
                csv.WriteField(column.Name);
            }

            foreach (var row in rows)
            {
                csv.NextRecord();
                foreach (var column in FigureColumns.All)
                {
                    var field = column.Read(row, words, report) ?? string.Empty;
                    csv.WriteField(
                        column.Kind == ColumnKind.Text ? CsvText.Harmless(field) : field
                    );
                }
            }

            csv.NextRecord();
        }

        return stream.ToArray();
    }
}
