namespace SurveyPipeline.Aggregation;

/// <summary>Waits between attempts: doubling, with jitter, so that writers that met do not meet again.</summary>
/// <param name="clock">The clock that is waited on.</param>
/// <param name="chance">The jitter.</param>
public sealed class Backoff(TimeProvider clock, ChanceSource chance)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Waits before the next attempt.</summary>
    /// <param name="attempt">How many attempts were made, 1 or more.</param>
    /// <param name="first">The mean wait after the first attempt; it doubles to 20 seconds at the most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task WaitAsync(int attempt, TimeSpan first, CancellationToken cancellationToken)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ushort)];
        chance(bytes);
        var jitter = 0.5 + (BitConverter.ToUInt16(bytes) / (double)ushort.MaxValue);
        var wait = first * Math.Pow(2, Math.Min(attempt - 1, 12)) * jitter;
        return Task.Delay(wait < Longest ? wait : Longest, clock, cancellationToken);
    }
}
