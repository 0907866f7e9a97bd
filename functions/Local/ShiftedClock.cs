namespace SurveyPipeline.Functions.Local;

/// <summary>The real time, wrong by a fixed amount: the clock of a host that disagrees with others.</summary>
internal sealed class ShiftedClock(TimeSpan offset) : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + offset;
}
