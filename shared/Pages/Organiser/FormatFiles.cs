using System.Collections.Immutable;
using SurveyPipeline.Reports;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>The files of one format.</summary>
/// <param name="Format">The format.</param>
/// <param name="Name">Its name.</param>
/// <param name="Content">What is in it, in words.</param>
/// <param name="Files">The files, in the order of the languages.</param>
public sealed record FormatFiles(
    ReportFormat Format,
    string Name,
    string Content,
    ImmutableArray<FileLink> Files
);
