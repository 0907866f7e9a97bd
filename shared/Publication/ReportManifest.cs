using System.Collections.Immutable;
using SurveyPipeline.Series;

namespace SurveyPipeline.Publication;

/// <summary>What a published period consists of; written last, so that a half-written report is never seen.</summary>
/// <param name="Series">The series.</param>
/// <param name="Period">The period's name.</param>
/// <param name="Files">Its files, by name.</param>
public sealed record ReportManifest(
    SeriesId Series,
    string Period,
    ImmutableArray<ReportManifestEntry> Files
);

/// <summary>One published file.</summary>
/// <param name="Name">File name.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 of the stored bytes, lower-case hexadecimal.</param>
public sealed record ReportManifestEntry(string Name, string ContentType, long Size, string Sha256);
