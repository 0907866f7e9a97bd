namespace SurveyPipeline.Reports.Packaging;

/// <summary>One file of a report, ready to be published.</summary>
/// <param name="Name">File name: lower-case letters, digits, dots and hyphens.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Bytes">The content.</param>
public sealed record ReportFile(string Name, string ContentType, ReadOnlyMemory<byte> Bytes);
