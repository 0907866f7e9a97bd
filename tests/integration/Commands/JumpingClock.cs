namespace SurveyPipeline.Tests.Integration.Commands;

/// <summary>The real time, until it jumps ahead.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private long ahead;

    /// <summary>From now on it is so much later.</summary>
    public void Jump(TimeSpan time) => Interlocked.Add(ref ahead, time.Ticks);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;

    /// <inheritdoc/>
    public override long GetTimestamp() =>
        System.GetTimestamp() + (long)(Ahead.TotalSeconds * TimestampFrequency);

    private TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref ahead));
}
