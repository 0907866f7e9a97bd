namespace SurveyPipeline.Statistics;

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
