namespace SurveyPipeline.Statistics;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    /// <summary>The 97.5 % point: z of a two-sided interval at the level 95 %.</summary>
    public const double Z95 = 1.959963984540054;

    private const double SeriesEnd = 3;
    private const int FractionDepth = 60;
    private static readonly double RootOfTwoPi = Math.Sqrt(2 * Math.PI);

    /// <summary>The chance that a standard normal value is above <paramref name="z"/>: erfc(z / √2) / 2, from 0 to 1.
    /// Good to a relative error of 1e-12 for z from -8 to 8.</summary>
    /// <remarks>Abramowitz and Stegun 1964, Handbook of Mathematical Functions: the series 26.2.11 up to z = 3,
    /// the continued fraction 26.2.14 above, where the series would lose digits.</remarks>
    public static double UpperTail(double z)
    {
        if (z < 0)
        {
            return 1 - UpperTail(-z);
        }

        var density = Math.Exp(-z * z / 2) / RootOfTwoPi;
        return z < SeriesEnd ? 0.5 - (density * Series(z)) : density / Fraction(z);
    }

    private static double Series(double z)
    {
        var term = z;
        var sum = 0.0;
        for (var k = 1; sum + term > sum; k++)
        {
            sum += term;
            term *= z * z / ((2 * k) + 1);
        }

        return sum;
    }

    private static double Fraction(double z)
    {
        var value = z;
        for (var k = FractionDepth; k > 0; k--)
        {
            value = z + (k / value);
        }

        return value;
    }
}
