namespace SurveyPipeline.Statistics;

/// <summary>Compares two disjoint groups on one scale item by ranks (Mann and Whitney 1947, On a test of whether one of two random
/// variables is stochastically larger than the other), with correction for ties and continuity, and an allowance for
/// random rounding (<c>statistics.md</c> section 5).</summary>
public static class MannWhitney
{
    /// <summary>The smallest T of a test of rounded counts.</summary>
    public const double SmallestTies = 0.7;

    private const double Allowance = 9;

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
        var factor = 1 + (Allowance * perAnswer / ranks.Ties);
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
}
