namespace SurveyPipeline.Functions.Telemetry;

/// <summary>The spans of five minutes, one after the other, that metrics speak of: long enough to say little of a single request,
/// short enough to be woken by.</summary>
internal static class FiveMinutes
{
    /// <summary>Length of a span.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    /// <summary>Number of the span that holds an instant; the next span has the next number.</summary>
    public static long Containing(DateTimeOffset instant) => instant.UtcTicks / Length.Ticks;
}
