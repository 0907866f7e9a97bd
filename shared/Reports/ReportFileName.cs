using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Codebook;
using SurveyPipeline.Reports.Packaging;

namespace SurveyPipeline.Reports;

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
