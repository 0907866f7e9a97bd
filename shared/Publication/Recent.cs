namespace SurveyPipeline.Publication;

/// <summary>What was read a moment ago, for pages that anybody may ask for: their number must cost storage nothing.</summary>
/// <param name="freshness">How long it is good enough.</param>
/// <param name="clock">Measures that.</param>
public sealed class Recent<T>(TimeSpan freshness, TimeProvider clock)
{
    private readonly Lock gate = new();
    private Reading? last;

    /// <summary>What was read last, or a new reading; who asks at the same time waits for the same one. A reading that fails is not kept.</summary>
    /// <param name="read">Reads. It is not cancelled with the one who asked first: others wait for it too.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<T> GetAsync(
        Func<CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    )
    {
        lock (gate)
        {
            if (last is not { } reading || !IsGood(reading))
            {
                // The time before the call: what changes during it may not be seen.
                var now = clock.GetTimestamp();
                last = reading = new Reading(read(CancellationToken.None), now);
            }

            return reading.Value.WaitAsync(cancellationToken);
        }
    }

    private bool IsGood(Reading reading) =>
        !reading.Value.IsFaulted
        && !reading.Value.IsCanceled
        && clock.GetElapsedTime(reading.At) < freshness;

    private sealed record Reading(Task<T> Value, long At);
}
