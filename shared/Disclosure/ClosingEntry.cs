using SurveyPipeline.Aggregation;

namespace SurveyPipeline.Disclosure;

/// <summary>One count entity that a closing takes.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Batch">The batch id that it had when listed.</param>
public sealed record ClosingEntry(TallyKey Key, string Batch);
