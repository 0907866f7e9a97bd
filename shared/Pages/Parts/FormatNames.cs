using SurveyPipeline.Reports;

namespace SurveyPipeline.Pages.Parts;

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

/// <summary>The name of a period at the head of a section: some languages write months small, but no heading begins small.</summary>
public static class PeriodHeading
{
    /// <summary>The heading.</summary>
    /// <param name="name">The name as in a sentence.</param>
    public static string Of(string name) =>
        string.Concat(char.ToUpperInvariant(name[0]).ToString(), name.AsSpan(1));
}
