namespace SurveyPipeline.Statistics;

/// <summary>The percentages of all respondents between which a share lies, for a sum in which a little is undistributed
/// (<c>statistics.md</c> section 1, Ranges). It says no more than the counts beside it, and is no interval.</summary>
public readonly record struct PercentRange
{
    private const int FinerFrom = 1000;

    /// <summary>The low percentage, rounded down; null where the form has none, or where it would be 0.</summary>
    public double? Low { get; private init; }

    /// <summary>The high percentage, rounded up; null where the form has none.</summary>
    public double? High { get; private init; }

    /// <summary>How far a bar is full, from 0 to 1.</summary>
    public double Full { get; private init; }

    /// <summary>How far a bar is hatched beyond <see cref="Full"/>; null where it is open.</summary>
    public double? Hatched { get; private init; }

    /// <summary>The range of a figure with undistributed respondents, or null where its counts stand alone.</summary>
    /// <param name="form">What may be said.</param>
    /// <param name="low">The lower count said.</param>
    /// <param name="high">The higher count said; the same where there is one.</param>
    /// <param name="total">N': the base.</param>
    /// <param name="undistributed">w: respondents of the base that no cell shows.</param>
    /// <param name="releases">B: how many releases the table sums.</param>
    public static PercentRange? Of(
        FigureForm form,
        int low,
        int high,
        int total,
        int undistributed,
        int releases
    )
    {
        if (!IsShown(undistributed, total, releases))
        {
            return null;
        }

        return form switch
        {
            FigureForm.Between => new PercentRange
            {
                Low = Down(low, total),
                High = Up(high, total),
                Full = (double)low / total,
                Hatched = (double)high / total,
            },
            FigureForm.OrMore => new PercentRange
            {
                Low = Down(low, total),
                Full = (double)low / total,
            },
            FigureForm.OrFewer => new PercentRange
            {
                High = Up(high, total),
                Hatched = (double)high / total,
            },
            _ => null,
        };
    }

    /// <summary>A range that was published, as its file tells it; null where it tells none.</summary>
    /// <param name="low">The low percentage.</param>
    /// <param name="high">The high percentage.</param>
    /// <param name="countLow">The lower count; null where the form has none.</param>
    /// <param name="countHigh">The higher count; null where the form has none.</param>
    /// <param name="total">N': the base.</param>
    public static PercentRange? Told(
        double? low,
        double? high,
        int? countLow,
        int? countHigh,
        int total
    ) =>
        low is null && high is null
            ? null
            : new PercentRange
            {
                Low = low,
                High = high,
                Full = (double)(countLow ?? 0) / total,
                Hatched = countHigh is { } most ? (double)most / total : null,
            };

    /// <summary>At most a fifth undistributed, so that no range holds a clear minority and a clear majority; and enough respondents
    /// for the rounding of the sum to stay near one point.</summary>
    private static bool IsShown(int undistributed, int total, int releases) =>
        releases >= 2 && 5L * undistributed <= total && (long)total * total >= 22_500L * releases;

    private static double? Down(int count, int total)
    {
        var steps = StepsOf(total);
        var low = 100L * steps * count / total;
        return low > 0 ? (double)low / steps : null;
    }

    private static double Up(int count, int total)
    {
        var steps = StepsOf(total);
        return (double)(((100L * steps * count) + total - 1) / total) / steps;
    }

    private static int StepsOf(int total) => total < FinerFrom ? 1 : 10;
}
