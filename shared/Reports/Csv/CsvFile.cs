using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace SurveyPipeline.Reports.Csv;

/// <summary>Writes comma-separated values: UTF-8 with byte order mark, CRLF, quotes where needed (RFC 4180).</summary>
internal static class CsvFile
{
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>The file.</summary>
    /// <param name="header">The names of the columns.</param>
    /// <param name="records">The fields of each record, already kept from being formulas.</param>
    public static byte[] Write(IEnumerable<string> header, IEnumerable<IEnumerable<string>> records)
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
            foreach (var record in records.Prepend(header))
            {
                foreach (var field in record)
                {
                    csv.WriteField(field);
                }

                csv.NextRecord();
            }
        }

        return stream.ToArray();
    }
}

/// <summary>Keeps spreadsheets from reading a text as a formula.</summary>
public static class CsvText
{
    private const string Dangerous = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>The text, with an apostrophe before it if a spreadsheet could take it for a formula. Numbers of the report are not
    /// texts and do not pass here.</summary>
    public static string Harmless(string text) =>
        text.Length > 0 && Dangerous.Contains(text[0], StringComparison.Ordinal)
            ? "'" + text
            : text;
}
