namespace SurveyPipeline.Reports;

/// <summary>One published file.</summary>
/// <param name="Name">File name.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 of the stored bytes, lower-case hexadecimal.</param>
public sealed record ReportManifestEntry(string Name, string ContentType, long Size, string Sha256);
