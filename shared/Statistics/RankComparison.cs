namespace SurveyPipeline.Statistics;

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
