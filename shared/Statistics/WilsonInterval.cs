using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Statistics;

/// <summary>The score interval of a share at the level 95 % (Wilson 1927, Probable inference, the law of succession,
/// and statistical inference), widened for random rounding (<c>statistics.md</c> section 4).</summary>
public static class WilsonInterval
{
    /// <summary>The smallest number who answered for an interval, a test or a trend.</summary>
    public const int SmallestAnswered = 30;

    /// <summary>The interval of exact counts.</summary>
    /// <param name="share">The share, from 0 to 1.</param>
    /// <param name="n">The number of answers behind it, above 0, whole or not.</param>
    public static Interval Of(double share, double n)
    {
        var q = NormalDistribution.Z95 * NormalDistribution.Z95 / n;
        var middle = (share + (q / 2)) / (1 + q);
        var half =
            NormalDistribution.Z95 / (1 + q) * Math.Sqrt((share * (1 - share) / n) + (q / (4 * n)));
        return new Interval(Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    /// <summary>n_e: the number of exact answers whose share would vary as much as this rounded one does.</summary>
    /// <param name="successes">The rounded count, 0 or more.</param>
    /// <param name="answered">A: the rounded number who answered, above 0.</param>
    /// <param name="releases">B: how many releases the table sums, 1 or more.</param>
    public static double EffectiveN(int successes, int answered, int releases)
    {
        var root = Math.Sqrt(releases);
        var g = (successes + 2 + (2 * root)) / (answered + 4 + (4 * root));
        return (double)answered * answered / (answered + (4 * releases / (g * (1 - g))));
    }

    /// <summary>The interval of a rounded share, or null where none is shown: fewer than <see cref="SmallestAnswered"/> answered,
    /// or the count or its complement is so common that only a bound of it is published.</summary>
    /// <param name="successes">The rounded count, 0 or more.</param>
    /// <param name="answered">A: the rounded number who answered.</param>
    /// <param name="releases">B: how many releases the table sums, 1 or more.</param>
    public static Interval? OfRounded(int successes, int answered, int releases)
    {
        if (answered < SmallestAnswered)
        {
            return null;
        }

        var limit = DominanceLimit.Of(answered);
        return successes < limit && answered - successes < limit
            ? Of((double)successes / answered, EffectiveN(successes, answered, releases))
            : null;
    }

    /// <summary>The interval of the top of a scale item, or null where none is shown.</summary>
    public static Interval? OfTop(SummedTable table, Scale scale) =>
        table.IsFull ? OfRounded(table.Of(scale.Top), table.Answered, table.Releases) : null;
}

/// <summary>A confidence interval, both limits included.</summary>
/// <param name="Low">The lower limit.</param>
/// <param name="High">The upper limit.</param>
public readonly record struct Interval(double Low, double High);
