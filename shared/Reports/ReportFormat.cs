using System.Collections.Immutable;
using SurveyPipeline.Reports.Codebook;
using SurveyPipeline.Reports.Packaging;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Reports;

/// <summary>What a published file is for.</summary>
public enum ReportFormat
{
    /// <summary>The report to read and to print.</summary>
    Html,

    /// <summary>Every figure for a spreadsheet or a statistics program.</summary>
    Csv,

    /// <summary>Every figure in a workbook.</summary>
    Xlsx,

    /// <summary>Every figure for a program.</summary>
    Json,

    /// <summary>The structure of the JSON files.</summary>
    JsonSchema,

    /// <summary>The columns and codes of the data files.</summary>
    DataPackage,

    /// <summary>Every question and answer with its code, in all languages.</summary>
    Codebook,

    /// <summary>All files at once.</summary>
    Zip,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>What the name of a published file says: <c>report.fr.html</c> is the report as a page, in French;
/// a name without a language is that of a file for all.</summary>
/// <param name="Value">The name.</param>
public readonly record struct ReportFileName(string Value)
{
    /// <summary>The format.</summary>
    public ReportFormat Format =>
        Value switch
        {
            DataPackage.FileName => ReportFormat.DataPackage,
            CsvCodebook.FileName => ReportFormat.Codebook,
            _ when EndsWith(".schema.json") => ReportFormat.JsonSchema,
            _ when EndsWith(".html") => ReportFormat.Html,
            _ when EndsWith(".csv") => ReportFormat.Csv,
            _ when EndsWith(".xlsx") => ReportFormat.Xlsx,
            _ when EndsWith(".json") => ReportFormat.Json,
            _ when EndsWith(".zip") => ReportFormat.Zip,
            _ => ReportFormat.Other,
        };

    /// <summary>The language among those of an instrument; null for a file for all.</summary>
    public Language? LanguageAmong(ImmutableArray<Language> languages)
    {
        var parts = Value.Split('.', '-');
        foreach (var language in languages)
        {
            if (parts.Contains(language.Code, StringComparer.Ordinal))
            {
                return language;
            }
        }

        return null;
    }

    private bool EndsWith(string end) => Value.EndsWith(end, StringComparison.Ordinal);
}
