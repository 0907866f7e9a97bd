using System.Collections.Immutable;
using SurveyPipeline.Periods;

namespace SurveyPipeline.Reports;

/// <summary>A published report, with what has to be read beside it.</summary>
/// <param name="Manifest">Its files.</param>
/// <param name="Period">Its period.</param>
/// <param name="Errata">Its errata, oldest first.</param>
public sealed record PublishedReport(
    ReportManifest Manifest,
    Period Period,
    ImmutableArray<Erratum> Errata
)
{
    /// <summary>A file by its name, or null.</summary>
    public ReportManifestEntry? Find(string file) =>
        Manifest.Files.FirstOrDefault(f => string.Equals(f.Name, file, StringComparison.Ordinal));
}
