using SurveyPipeline.Instruments;

namespace SurveyPipeline.Responses;

/// <summary>Why the answer to one item cannot be counted as it is.</summary>
/// <param name="Item">The item.</param>
/// <param name="TextKey">Key of the sentence that tells the person what to do.</param>
/// <param name="Option">The option that the sentence names, or null.</param>
/// <param name="Most">The most choices that the sentence names, or null.</param>
public sealed record AnswerProblem(
    ItemId Item,
    string TextKey,
    Category? Option = null,
    int? Most = null
);
