using SurveyPipeline.Publication;

namespace SurveyPipeline.Tests.Unit.Surveys;

/// <summary>What pages may know, as a test sets it; counts how often they look.</summary>
internal sealed class WatchedSurvey : IOpenSurvey
{
    private int reads;

    /// <summary>What stands there.</summary>
    public OpenSurvey? Standing { get; set; }

    /// <summary>Thrown at whoever looks.</summary>
    public Exception? Failure { get; set; }

    /// <summary>How often it was looked at.</summary>
    public int Reads => Volatile.Read(ref reads);

    /// <inheritdoc/>
    public Task<OpenSurvey?> ReadAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref reads);
        return Failure is { } error
            ? Task.FromException<OpenSurvey?>(error)
            : Task.FromResult(Standing);
    }

    /// <inheritdoc/>
    public Task WriteAsync(
        Func<OpenSurvey?, CancellationToken, Task<OpenSurvey?>> describe,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("The test sets it.");
}
