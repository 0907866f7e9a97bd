namespace SurveyPipeline.Disclosure;

/// <summary>The largest count that a cell shows (<c>disclosure.md</c> R3).</summary>
public static class DominanceLimit
{
    /// <summary>D(M): the largest multiple of 3 that leaves at least 3 and at least a tenth of <paramref name="total"/> outside.</summary>
    /// <param name="total">M: a multiple of 3, at least 3.</param>
    public static int Of(int total) => 3 * (int)(Math.Min(10L * (total - 3), 9L * total) / 30);
}
