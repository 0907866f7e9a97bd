namespace SurveyPipeline.Responses;

/// <summary>Hands submissions on, but no more per second than it may: what one instance takes from whoever sends without end.
/// It knows nothing of who sends, so the refusals fall on everyone alike.</summary>
public sealed class IntakeCeiling : IResponseIntake
{
    /// <summary>When those who were refused are asked to come again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly IResponseIntake next;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private readonly long interval;
    private long free;

    /// <summary>An intake in front of another.</summary>
    /// <param name="next">Takes what is let through.</param>
    /// <param name="perSecond">The most per second, 1 or more; as many may come at once after a quiet second.</param>
    /// <param name="clock">Measures the seconds.</param>
    public IntakeCeiling(IResponseIntake next, int perSecond, TimeProvider clock)
    {
        this.next = next;
        this.clock = clock;
        interval = Math.Max(1, clock.TimestampFrequency / perSecond);
        free = long.MinValue;
    }

    /// <inheritdoc/>
    public Task AcceptAsync(Submission submission, CancellationToken cancellationToken) =>
        IsLetThrough()
            ? next.AcceptAsync(submission, cancellationToken)
            : Task.FromException(
                new IntakeUnavailableException("More submissions arrive than are let through.")
                {
                    Lacking = IntakeShortage.Ceiling,
                    RetryAfter = Pause,
                }
            );

    // Each submission takes up its share of a second; a second that nobody used is all that is saved up (GCRA, ITU-T I.371).
    private bool IsLetThrough()
    {
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
