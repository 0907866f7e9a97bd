namespace SurveyPipeline.Statistics;

/// <summary>Compares two disjoint groups on one scale item by ranks (Mann and Whitney 1947, On a test of whether one of two random
/// variables is stochastically larger than the other), with correction for ties and continuity, and an allowance for
/// random rounding (<c>statistics.md</c> section 5).</summary>
public static class MannWhitney
{
    /// <summary>The smallest T of a test of rounded counts.</summary>
    public const double SmallestTies = 0.7;

    /// <summary>The test of exact counts; no p value where all answers are alike.</summary>
    /// <param name="a">Counts of group 1 by category.</param>
    /// <param name="b">Counts of group 2 by category.</param>
    /// <exception cref="ArgumentException">A group without answers, or another number of categories.</exception>
    public static MannWhitneyResult Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var ranks = RankComparison.Of(a, b);
        return ranks.ToResult(1, isShown: ranks.Ties > 0);
    }

    /// <summary>The test of rounded counts; no p value where T is under <see cref="SmallestTies"/> or a group has fewer than
    /// <see cref="WilsonInterval.SmallestAnswered"/> answers.</summary>
    /// <param name="a">Rounded cells of group 1, without opt-out, of a table without undistributed answers.</param>
    /// <param name="releasesA">How many releases they sum, 1 or more.</param>
    /// <param name="b">Rounded cells of group 2.</param>
    /// <param name="releasesB">How many releases they sum, 1 or more.</param>
    /// <exception cref="ArgumentException">A group without answers, or another number of categories.</exception>
    public static MannWhitneyResult CompareRounded(
        ReadOnlySpan<int> a,
        int releasesA,
        ReadOnlySpan<int> b,
        int releasesB
    )
    {
        var ranks = RankComparison.Of(a, b);
        var perAnswer = ((double)releasesA / ranks.N1) + ((double)releasesB / ranks.N2);
        var factor = 1 + (AllowanceOf(a.Length) * perAnswer / ranks.Ties);
        var shown =
            ranks.Ties >= SmallestTies
            && Math.Min(ranks.N1, ranks.N2) >= WilsonInterval.SmallestAnswered;
        return ranks.ToResult(factor, shown);
    }

    /// <summary>The word for the size of a delta.</summary>
    public static EffectSize EffectSizeOf(double delta) =>
        Math.Abs(delta) switch
        {
            < 0.147 => EffectSize.Negligible,
            < 0.33 => EffectSize.Small,
            < 0.474 => EffectSize.Medium,
            _ => EffectSize.Large,
        };

    /// <summary>Longer scales alternate between their halves in rounding order, which moves ranks further.</summary>
    private static double AllowanceOf(int points) => 3 * Math.Max(3, points - 2);
}

/// <summary>How the answers of two groups to one scale item compare.</summary>
/// <param name="U1">The number of pairs in which group 1 answered higher, ties counting one half.</param>
/// <param name="CliffsDelta">From -1 to 1; above 0, group 1 answers higher (Cliff 1993, Dominance statistics).</param>
/// <param name="Ties">T: 1 without ties, 0 where all answers are alike.</param>
/// <param name="Factor">f: the rounding allowance, 1 for exact counts.</param>
/// <param name="P">The two-sided p value, before any adjustment for several comparisons; null where no test is shown.</param>
public sealed record MannWhitneyResult(
    double U1,
    double CliffsDelta,
    double Ties,
    double Factor,
    double? P
)
{
    /// <summary>The word for the size of <see cref="CliffsDelta"/>.</summary>
    public EffectSize EffectSize => MannWhitney.EffectSizeOf(CliffsDelta);

    /// <summary>True where too many answers fall in one category for a test: "too alike to test".</summary>
    public bool IsTooAlike => Ties < MannWhitney.SmallestTies;
}

/// <summary>The word for the size of Cliff's delta (Romano and others 2006, Exploring methods for evaluating group differences
/// on the NSSE and other surveys).</summary>
public enum EffectSize
{
    /// <summary>|delta| below 0.147.</summary>
    Negligible,

    /// <summary>|delta| from 0.147, below 0.33.</summary>
    Small,

    /// <summary>|delta| from 0.33, below 0.474.</summary>
    Medium,

    /// <summary>|delta| of 0.474 or more.</summary>
    Large,
}

/// <summary>The quantities from which the Mann-Whitney test is made.</summary>
/// <param name="N1">Answers of group 1.</param>
/// <param name="N2">Answers of group 2.</param>
/// <param name="U1">Pairs in which group 1 answered higher, ties counting one half.</param>
/// <param name="Ties">T = 1 - sum(t³ - t) / (N³ - N).</param>
internal readonly record struct RankComparison(int N1, int N2, double U1, double Ties)
{
    public static RankComparison Of(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var n1 = OrdinalSummary.Answered(a);
        var n2 = OrdinalSummary.Answered(b);
        if (n1 == 0 || n2 == 0 || a.Length != b.Length)
        {
            throw new ArgumentException(
                "Two groups with answers in the same categories.",
                nameof(b)
            );
        }

        var u1 = 0.0;
        long below = 0;
        Int128 tied = 0;
        for (var i = 0; i < a.Length; i++)
        {
            u1 += a[i] * (below + (b[i] / 2.0));
            below += b[i];
            tied += CubeLess(a[i] + b[i]);
        }

        var all = CubeLess(n1 + n2);
        return new RankComparison(n1, n2, u1, (double)(all - tied) / (double)all);
    }

    /// <summary>The two-sided p value, the variance multiplied by <paramref name="factor"/>.</summary>
    public double P(double factor)
    {
        var pairs = (double)N1 * N2;
        var variance = pairs * (N1 + N2 + 1.0) / 12 * Ties;
        var z = Math.Max(0, Math.Abs(U1 - (pairs / 2)) - 0.5) / Math.Sqrt(variance);
        return Math.Min(1, 2 * NormalDistribution.UpperTail(z / Math.Sqrt(factor)));
    }

    public MannWhitneyResult ToResult(double factor, bool isShown)
    {
        var delta = (2 * U1 / ((double)N1 * N2)) - 1;
        return new MannWhitneyResult(U1, delta, Ties, factor, isShown ? P(factor) : null);
    }

    private static Int128 CubeLess(Int128 t) => (t * t * t) - t;
}
