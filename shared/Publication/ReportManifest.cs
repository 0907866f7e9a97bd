using System.Collections.Immutable;
using SurveyPipeline.Series;
using SurveyPipeline.Texts;

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
/// <param name="Format">The code of its format.</param>
/// <param name="Language">Its language; null for a file for all.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 of the stored bytes, lower-case hexadecimal.</param>
public sealed record ReportManifestEntry(
    string Name,
    string Format,
    Language? Language,
    string ContentType,
    long Size,
    string Sha256
);

/// <summary>A published file.</summary>
/// <param name="Entry">What the manifest says of it.</param>
/// <param name="Bytes">Its content.</param>
public sealed record PublishedFile(ReportManifestEntry Entry, ReadOnlyMemory<byte> Bytes);
