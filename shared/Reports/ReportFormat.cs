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
