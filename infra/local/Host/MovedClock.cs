namespace SurveyPipeline.Local.Host;

/// <summary>The real time, moved: by a demo from one period to the next, by tests that have no time to wait, or for good, as the clock
/// of a host that disagrees with others.</summary>
/// <param name="offset">By how much it is later at first.</param>
/// <param name="haste">How many times shorter each wait is; the time of day goes on as it does. Default: 1.</param>
public sealed class MovedClock(TimeSpan offset = default, int haste = 1) : TimeProvider
{
    private long offset = offset.Ticks;

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

    /// <inheritdoc/>
    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    ) => System.CreateTimer(callback, state, Shorter(dueTime), Shorter(period));

    private TimeSpan Shorter(TimeSpan wait) => wait > TimeSpan.Zero ? wait / haste : wait;
}
