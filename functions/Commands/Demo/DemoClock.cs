namespace SurveyPipeline.Functions.Commands.Demo;

/// <summary>The real time, moved by an offset that the demo changes from one period to the next.</summary>
internal sealed class DemoClock : TimeProvider
{
    private long offset;

    /// <summary>From now on it is this instant, and time goes on from there.</summary>
    public void Set(DateTimeOffset instant) =>
        Interlocked.Exchange(ref offset, (instant - System.GetUtcNow()).Ticks);

    /// <summary>From now on it is later by this.</summary>
    public void Advance(TimeSpan time) => Interlocked.Add(ref offset, time.Ticks);

    /// <summary>From now on it is the real time.</summary>
    public void SetToReal() => Interlocked.Exchange(ref offset, 0);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() =>
        System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref offset));
}
