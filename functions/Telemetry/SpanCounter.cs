using System.Diagnostics.Metrics;

namespace SurveyPipeline.Functions.Telemetry;

/// <summary>Counts the spans of five minutes in which something happened at all, however often it did: a fault shows with its length,
/// and the people who met it do not.</summary>
/// <param name="counter">The counter.</param>
/// <param name="tag">Name of its tag.</param>
/// <param name="clock">Tells the span.</param>
internal sealed class SpanCounter(Counter<long> counter, string tag, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, long> counted = new(StringComparer.Ordinal);

    /// <summary>Says that it happened now.</summary>
    /// <param name="value">Value of the tag: one of a few that the code names, never something that was sent.</param>
    public void Mark(string value)
    {
        var span = FiveMinutes.Containing(clock.GetUtcNow());
        lock (gate)
        {
            if (counted.TryGetValue(value, out var last) && last == span)
            {
                return;
            }

            counted[value] = span;
        }

        counter.Add(1, KeyValuePair.Create(tag, (object?)value));
    }
}

/// <summary>The spans of five minutes, one after the other, that metrics speak of: long enough to say little of a single request,
/// short enough to be woken by.</summary>
internal static class FiveMinutes
{
    /// <summary>Length of a span.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    /// <summary>Number of the span that holds an instant; the next span has the next number.</summary>
    public static long Containing(DateTimeOffset instant) => instant.UtcTicks / Length.Ticks;
}
