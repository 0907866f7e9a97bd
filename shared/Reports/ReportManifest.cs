using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Reports;

/// <summary>What a published period consists of; written last, so that a half-written report is never seen.</summary>
/// <param name="Series">The series.</param>
/// <param name="Period">The period's name.</param>
/// <param name="Files">Its files, by name.</param>
public sealed record ReportManifest(
    SeriesId Series,
    string Period,
    ImmutableArray<ReportManifestEntry> Files
);
