using SurveyPipeline.Reports;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Results;

/// <summary>What the formats of published files are called.</summary>
public static class FormatNames
{
    /// <summary>The name of a format.</summary>
    public static string Of(ReportFormat format, Wording words) =>
        format switch
        {
            ReportFormat.Html => "HTML",
            ReportFormat.Csv => "CSV",
            ReportFormat.Xlsx => "XLSX (Excel)",
            ReportFormat.Json => "JSON",
            ReportFormat.JsonSchema => "JSON Schema",
            ReportFormat.DataPackage => "Data Package",
            ReportFormat.Codebook => words["reports.codebook"],
            ReportFormat.Zip => "ZIP",
            _ => "…",
        };
}
