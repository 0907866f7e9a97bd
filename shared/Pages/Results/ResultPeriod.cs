using System.Collections.Immutable;

namespace SurveyPipeline.Pages.Results;

/// <summary>One published period.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Range">Its first and last day, as a sentence, or null.</param>
/// <param name="Files">Its files for readers of this language.</param>
public sealed record ResultPeriod(string Name, string? Range, ImmutableArray<ResultFile> Files);
