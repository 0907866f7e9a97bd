using System.Collections.Immutable;

namespace SurveyPipeline.Functions.Telemetry;

/// <summary>The few values that an operator may be told: of gauges, and of ages.</summary>
internal static class Steps
{
    // A second is what people wait without losing their thread (Nielsen, Usability Engineering, 1993, §5.5); a page that was asked
    // for after a quiet while stays below it, and so goes by unseen. 240 is past the platform's limit of 230.
    private static readonly ImmutableArray<double> Seconds = [1, 2.5, 5, 10, 30, 240];

    private static readonly ImmutableArray<int> Minutes = [1440, 240, 60, 15, 5, 0];

    /// <summary>The first of 1, 2.5, 5, 10, 30 and 240 seconds that a time does not exceed; 240 for a longer one.</summary>
    public static double RoundUp(TimeSpan time)
    {
        foreach (var step in Seconds)
        {
            if (time.TotalSeconds <= step)
            {
                return step;
            }
        }

        return Seconds[^1];
    }

    /// <summary>The last of 0, 5, 15, 60, 240 and 1440 minutes that a time reaches; 0 for a negative one, of clocks that disagree.</summary>
    public static int RoundDown(TimeSpan time)
    {
        foreach (var step in Minutes)
        {
            if (time.TotalMinutes >= step)
            {
                return step;
            }
        }

        return 0;
    }
}
