namespace SurveyPipeline.Functions.Telemetry;

/// <summary>Keeps the longest time of the last whole span of five minutes.</summary>
internal sealed class SlowestAnswer(TimeProvider clock)
{
    private readonly Lock gate = new();
    private (long Number, TimeSpan Longest) running;
    private (long Number, TimeSpan Longest) whole;

    /// <summary>The longest time of the last whole span; zero where there was none, so that silence looks like speed.</summary>
    public TimeSpan Longest
    {
        get
        {
            lock (gate)
            {
                var last = Turn() - 1;
                return whole.Number == last ? whole.Longest : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Takes in one time.</summary>
    public void Take(TimeSpan time)
    {
        lock (gate)
        {
            Turn();
            running.Longest = time > running.Longest ? time : running.Longest;
        }
    }

    private long Turn()
    {
        var now = FiveMinutes.Containing(clock.GetUtcNow());
        if (running.Number != now)
        {
            whole = running;
            running = (now, TimeSpan.Zero);
        }

        return now;
    }
}
