using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Responses;

/// <summary>The answers of one stratum's items, held against the instrument.</summary>
/// <param name="Choices">For each counted item, in order, its chosen category indexes, ascending; a blank answer is the opt-out. Only to be counted when there is no problem.</param>
/// <param name="Problems">What cannot be counted, in item order.</param>
/// <param name="Unanswered">Items without any answer, in order; an opt-out is an answer.</param>
public sealed record CheckedAnswers(
    ImmutableArray<ImmutableArray<int>> Choices,
    ImmutableArray<AnswerProblem> Problems,
    ImmutableArray<ItemId> Unanswered
);
