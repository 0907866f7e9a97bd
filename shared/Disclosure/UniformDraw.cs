namespace SurveyPipeline.Disclosure;

/// <summary>Turns 64-bit words into an unbiased draw, by rejection.</summary>
internal static class UniformDraw
{
    /// <summary>The first word below the largest multiple of the bound that 64 bits hold, modulo the bound.</summary>
    /// <param name="bound">m, 1 or more.</param>
    /// <param name="word">The words: word(0), word(1), …</param>
    public static int From(int bound, Func<int, ulong> word)
    {
        var m = (ulong)bound;
        var rejected = ((ulong.MaxValue % m) + 1) % m;
        for (var c = 0; ; c++)
        {
            var v = word(c);
            if (v <= ulong.MaxValue - rejected)
            {
                return (int)(v % m);
            }
        }
    }
}
