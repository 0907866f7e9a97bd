namespace SurveyPipeline.Disclosure;

/// <summary>What a reader knows of one true count by itself: a range, both ends included.</summary>
/// <param name="Low">The smallest possible count.</param>
/// <param name="High">The largest possible count.</param>
internal readonly record struct CountRange(int Low, int High)
{
    /// <summary>The true counts that may stand behind a rounded count in a batch of n (proposition P2).</summary>
    public static CountRange OfRounded(int rounded, int n) =>
        new(Math.Max(0, rounded - 2), Math.Min(n, rounded + 2 + (n % OffsetRounding.RoundingBase)));
}
