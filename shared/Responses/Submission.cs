using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Responses;

/// <summary>One respondent's checked answers on the way to being counted. Held in memory and in the queue only, never stored.</summary>
/// <param name="Id">Identifies it: the same page sent twice with the same answers is one submission.</param>
/// <param name="Stratum">The stratum in which it counts.</param>
/// <param name="Choices">For each counted item of the stratum, in order, the chosen category indexes (ascending, at least one; more than one for multi-choice only).</param>
public sealed record Submission(
    SubmissionId Id,
    StratumId Stratum,
    ImmutableArray<ImmutableArray<int>> Choices
);
