namespace SurveyPipeline.Tests.Local.Samples;

/// <summary>One invocation of a queue function.</summary>
/// <param name="Message">The message's text.</param>
/// <param name="BindingData">Its binding data.</param>
/// <param name="Timestamp">When it began, in ticks of the stopwatch.</param>
public sealed record Attempt(
    string Message,
    IReadOnlyDictionary<string, object?> BindingData,
    long Timestamp
);
