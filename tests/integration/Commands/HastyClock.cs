namespace SurveyPipeline.Tests.Integration.Commands;

/// <summary>The real time, in which no wait is longer than a second.</summary>
internal sealed class HastyClock : TimeProvider
{
    /// <inheritdoc/>
    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    ) =>
        System.CreateTimer(
            callback,
            state,
            dueTime < TimeSpan.FromSeconds(1) ? dueTime : TimeSpan.FromSeconds(1),
            period
        );
}
