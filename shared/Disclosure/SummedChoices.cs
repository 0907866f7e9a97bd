using System.Collections.Immutable;

namespace SurveyPipeline.Disclosure;

/// <summary>The summed tables of a multi-choice item.</summary>
/// <param name="N">Respondents of the batches summed, exact.</param>
/// <param name="Options">A table of two cells (chosen, not chosen) for each category, the opt-out last.</param>
/// <param name="Releases">B: how many batches are summed, 1 or more.</param>
public sealed record SummedChoices(int N, ImmutableArray<SummedTable> Options, int Releases)
    : SummedItem(N, Releases);
