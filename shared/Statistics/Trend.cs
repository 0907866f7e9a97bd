namespace SurveyPipeline.Statistics;

/// <summary>The change of a share between two disjoint releases or sums of releases: Newcombe's hybrid score interval
/// (Newcombe 1998, Interval estimation for the difference between independent proportions, method 10), with the effective
/// numbers of rounded counts (<c>statistics.md</c> section 7).</summary>
public static class Trend
{
    /// <summary>The change of a rounded share, or null where one of the two has no interval of its own.</summary>
    public static TrendResult? Between(RoundedShare earlier, RoundedShare later) =>
        HasInterval(earlier) && HasInterval(later)
            ? Between(earlier.Share, EffectiveN(earlier), later.Share, EffectiveN(later))
            : null;

    /// <summary>The change between two shares.</summary>
    /// <param name="earlier">The earlier share, from 0 to 1.</param>
    /// <param name="earlierN">The number of answers behind it, above 0, whole or not.</param>
    /// <param name="later">The later share, from 0 to 1.</param>
    /// <param name="laterN">The number of answers behind it, above 0, whole or not.</param>
    public static TrendResult Between(double earlier, double earlierN, double later, double laterN)
    {
        var (low1, high1) = WilsonInterval.Of(earlier, earlierN);
        var (low2, high2) = WilsonInterval.Of(later, laterN);
        var difference = later - earlier;
        var pooled = ((earlierN * earlier) + (laterN * later)) / (earlierN + laterN);
        var variance = pooled * (1 - pooled) * ((1 / earlierN) + (1 / laterN));
        var z = variance > 0 ? Math.Abs(difference) / Math.Sqrt(variance) : 0;
        return new TrendResult(
            difference,
            difference - double.Hypot(later - low2, high1 - earlier),
            difference + double.Hypot(high2 - later, earlier - low1),
            Math.Min(1, 2 * NormalDistribution.UpperTail(z))
        );
    }

    private static bool HasInterval(RoundedShare share) =>
        WilsonInterval.OfRounded(share.Successes, share.Answered, share.Releases) is not null;

    private static double EffectiveN(RoundedShare share) =>
        WilsonInterval.EffectiveN(share.Successes, share.Answered, share.Releases);
}

/// <summary>How a share moved between two disjoint sets of releases.</summary>
/// <param name="Difference">Later share minus earlier share, from -1 to 1.</param>
/// <param name="Low">The lower limit at the level 95 %.</param>
/// <param name="High">The upper limit at the level 95 %.</param>
/// <param name="P">The two-sided p value of "no change", before any adjustment for several comparisons.</param>
public readonly record struct TrendResult(double Difference, double Low, double High, double P);

/// <summary>A share as published: rounded counts and how many releases they sum.</summary>
/// <param name="Successes">The rounded count, 0 or more.</param>
/// <param name="Answered">A: the rounded number who answered, above 0.</param>
/// <param name="Releases">B: how many releases the table sums, 1 or more.</param>
public readonly record struct RoundedShare(int Successes, int Answered, int Releases)
{
    /// <summary>The share, from 0 to 1.</summary>
    public double Share => (double)Successes / Answered;
}
