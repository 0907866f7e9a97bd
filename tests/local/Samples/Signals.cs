namespace SurveyPipeline.Tests.Local.Samples;

/// <summary>Between a running function and its test.</summary>
public sealed class Signals
{
    public TaskCompletionSource Begun { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource LetGo { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Cancelled { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
