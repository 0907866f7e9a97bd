namespace SurveyPipeline.Reports.Csv;

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
