namespace SurveyPipeline.Local.Invocation;

/// <summary>Tells running invocations when the host has waited for them long enough.</summary>
internal sealed class Drain : IDisposable
{
    private readonly CancellationTokenSource limit = new();

    /// <summary>Cancelled when invocations must end.</summary>
    public CancellationToken Limit => limit.Token;

    /// <summary>Lets running invocations go on for this long, then cancels them.</summary>
    public void CancelAfter(TimeSpan wait) => limit.CancelAfter(wait);

    /// <inheritdoc />
    public void Dispose() => limit.Dispose();
}
