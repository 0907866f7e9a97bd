namespace SurveyPipeline.Statistics;

/// <summary>Whether two groups may stand side by side on the first page, by the shares of their tops
/// (<c>statistics.md</c> section 10).</summary>
public static class HeadlineComparison
{
    /// <summary>How far apart two shares must lie: a tenth.</summary>
    private const int Tenth = 10;

    /// <summary>1 where group 1 has the higher top and may be named first, -1 for group 2, 0 where the details alone tell of it.</summary>
    /// <param name="first">The top of group 1.</param>
    /// <param name="second">The top of group 2.</param>
    /// <param name="delta">Cliff's delta of the whole distributions, above 0 where group 1 answers higher.</param>
    /// <param name="differs">Whether "differs" may be said at all.</param>
    /// <param name="answerOnce">Whether each person answers once, so that sums of releases are of different people.</param>
    public static int Of(
        RoundedShare first,
        RoundedShare second,
        double delta,
        bool differs,
        bool answerOnce
    )
    {
        var apart =
            ((long)first.Successes * second.Answered) - ((long)second.Successes * first.Answered);
        var isTold =
            differs
            && MannWhitney.EffectSizeOf(delta) != EffectSize.Negligible
            && Tenth * Math.Abs(apart) >= (long)first.Answered * second.Answered
            && Math.Sign(apart) == Math.Sign(delta)
            && (answerOnce || (first.Releases == 1 && second.Releases == 1));
        return isTold ? Math.Sign(apart) : 0;
    }
}
