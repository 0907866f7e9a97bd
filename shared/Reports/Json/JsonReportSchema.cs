namespace SurveyPipeline.Reports.Json;

/// <summary>The JSON Schema of the report, published in every folder beside it.</summary>
public static class JsonReportSchema
{
    /// <summary>The name under which it is published.</summary>
    public const string FileName = "report.schema.json";

    /// <summary>Its bytes.</summary>
    public static ReadOnlyMemory<byte> Bytes { get; } = Resource.Read("reports/" + FileName);
}
