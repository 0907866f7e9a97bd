namespace SurveyPipeline.Responses;

/// <summary>Lets no more submissions through per second than it may: what one instance takes from whoever sends without end.
/// It knows nothing of who sends, so the refusals fall on everyone alike.</summary>
public sealed class IntakeCeiling
{
    /// <summary>When those who were refused are asked to come again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private readonly long interval;
    private long free;

    /// <summary>A ceiling that nothing has passed yet.</summary>
    /// <param name="perSecond">The most per second, 1 or more; as many may come at once after a quiet second.</param>
    /// <param name="clock">Measures the seconds.</param>
    public IntakeCeiling(int perSecond, TimeProvider clock)
    {
        this.clock = clock;
        interval = Math.Max(1, clock.TimestampFrequency / perSecond);
        free = long.MinValue;
    }

    /// <summary>Lets a submission through; false where it is one too many.</summary>
    public bool TryPass()
    {
        // Each submission takes up its share of a second; a second that nobody used is all that is saved up (GCRA, ITU-T I.371).
        var now = clock.GetTimestamp();
        lock (gate)
        {
            var begin = Math.Max(free, now - clock.TimestampFrequency + interval);
            if (begin > now)
            {
                return false;
            }

            free = begin + interval;
            return true;
        }
    }
}
