using System.Collections.Immutable;

namespace SurveyPipeline.Disclosure;

/// <summary>The protected tables of a multi-choice item: one of two cells (chosen, not chosen) for each category, the opt-out last.</summary>
public sealed record ProtectedChoices(ImmutableArray<ProtectedTable> Options) : ProtectedItem;
