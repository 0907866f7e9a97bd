using System.Globalization;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Reports.Wording;

/// <summary>Writes numbers as a language does, from the product's own rules: the machine's cultures differ between systems and versions.
/// Rounds once, half away from zero (<c>statistics.md</c> section 8).</summary>
public sealed class NumberWording(Sentences texts)
{
    /// <summary>Smaller p values are not told apart.</summary>
    public const double SmallestP = 0.001;

    private const int FinerFrom = 1000;
    private const int FinerCentreFrom = 100;
    private const char Minus = '\u2212';
    private readonly string decimalMark = texts.Say("number.decimal");
    private readonly string groupMark = texts.Say("number.group");

    /// <summary>A count.</summary>
    public string Count(int count) => Grouped(count, 0);

    /// <summary>A share, from a count of a total; never written as 0 %.</summary>
    public string Share(int count, int total)
    {
        var decimals = ShareDecimals(total);
        var percent = Round(100.0 * count / total, decimals);
        return percent > 0 ? Percent(percent, decimals) : UnderSmallest(decimals);
    }

    /// <summary>A share without the sign.</summary>
    public string ShareNumber(int count, int total)
    {
        var decimals = ShareDecimals(total);
        return Grouped(Round(100.0 * count / total, decimals), decimals);
    }

    /// <summary>A percentage that is rounded already.</summary>
    /// <param name="percent">From 0 to 100.</param>
    /// <param name="total">The base, which decides the decimals.</param>
    public string PercentOf(double percent, int total) => Percent(percent, ShareDecimals(total));

    /// <summary>The same without the sign.</summary>
    public string PercentNumber(double percent, int total) =>
        Grouped(percent, ShareDecimals(total));

    /// <summary>The lower limit of a share's interval, rounded down.</summary>
    /// <param name="low">From 0 to 1.</param>
    /// <param name="total">The base, which decides the decimals.</param>
    public string LowLimit(double low, int total)
    {
        var decimals = ShareDecimals(total);
        var steps = Math.Pow(10, decimals);
        var percent = Math.Floor(100 * low * steps) / steps;
        return percent > 0 ? Percent(percent, decimals) : UnderSmallest(decimals);
    }

    /// <summary>The upper limit of a share's interval, rounded up.</summary>
    /// <param name="high">From 0 to 1.</param>
    /// <param name="total">The base, which decides the decimals.</param>
    public string HighLimit(double high, int total)
    {
        var decimals = ShareDecimals(total);
        var steps = Math.Pow(10, decimals);
        var percent = Math.Ceiling(100 * high * steps) / steps;
        return percent < 100
            ? Percent(percent, decimals)
            : texts.Say("share.over", ("limit", Percent(100 - (1 / steps), decimals)));
    }

    /// <summary>A mean, median or standard deviation.</summary>
    public string Centre(double value, int answered)
    {
        var decimals = answered < FinerCentreFrom ? 1 : 2;
        return Grouped(Round(value, decimals), decimals);
    }

    /// <summary>Cliff's delta, its sign always shown.</summary>
    public string Delta(double delta) => Signed(Round(delta, 2), 2, delta);

    /// <summary>Cliff's delta without its sign.</summary>
    public string Magnitude(double delta) => Grouped(Round(Math.Abs(delta), 2), 2);

    /// <summary>An adjusted p value.</summary>
    public string AdjustedP(double p) =>
        p < SmallestP
            ? texts.Say("p.below", ("limit", Grouped(SmallestP, 3)))
            : texts.Say("p.equal", ("value", Grouped(Round(p, 3), 3)));

    /// <summary>A difference of shares in whole points, its sign always shown.</summary>
    public string Points(double difference) => Signed(Round(100 * difference, 0), 0, difference);

    /// <summary>The lower limit of a difference in whole points, rounded down; a limit above 0 is never written as 0.</summary>
    public string LowPoints(double low)
    {
        var points = Math.Floor(100 * low);
        return low > 0 && points <= 0 ? texts.Say("points.above0") : Signed(points, 0, low);
    }

    /// <summary>The upper limit of a difference in whole points, rounded up; a limit below 0 is never written as 0.</summary>
    public string HighPoints(double high)
    {
        var points = Math.Ceiling(100 * high);
        return high < 0 && points >= 0 ? texts.Say("points.below0") : Signed(points, 0, high);
    }

    private static int ShareDecimals(int total) => total < FinerFrom ? 0 : 1;

    private static double Round(double value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    private string UnderSmallest(int decimals) =>
        texts.Say("share.under", ("limit", Percent(Math.Pow(10, -decimals), decimals)));

    private string Percent(double percent, int decimals) =>
        texts.Say("share.percent", ("number", Grouped(percent, decimals)));

    private string Signed(double rounded, int decimals, double raw)
    {
        var digits = Grouped(Math.Abs(rounded), decimals);
        return rounded == 0 ? "±" + digits : (raw < 0 ? Minus : '+') + digits;
    }

    private string Grouped(double value, int decimals)
    {
        var parts = value
            .ToString(
                "F" + decimals.ToString(CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture
            )
            .Split('.');
        var whole = parts[0];
        for (var i = whole.Length - 3; i > 0; i -= 3)
        {
            whole = whole.Insert(i, groupMark);
        }

        return decimals == 0 ? whole : whole + decimalMark + parts[1];
    }
}
