using System.Collections.Immutable;

namespace SurveyPipeline.Pages.Results;

/// <summary>One published period.</summary>
/// <param name="Name">Its name, in words.</param>
/// <param name="Errata">What was found wrong in it since.</param>
/// <param name="Files">Its files for readers of this language.</param>
public sealed record ResultPeriod(string Name, ErrataView Errata, ImmutableArray<ResultFile> Files);
