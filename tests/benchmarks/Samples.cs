using System.Collections.Immutable;
using System.Globalization;

namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>The same thing measured several times: told by its median, with the smallest and the largest.</summary>
/// <param name="values">The measured values, at least one.</param>
internal sealed class Samples(IEnumerable<double> values)
{
    private readonly ImmutableArray<double> sorted = [.. values.Order()];

    /// <summary>The median.</summary>
    public double Median => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

    /// <summary>The median with the range behind it.</summary>
    /// <param name="format">A numeric format, for example <c>0.0</c>.</param>
    public string Text(string format) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Number(Median, format)} ({Number(sorted[0], format)}–{Number(sorted[^1], format)})"
        );

    /// <summary>A number as the table shows it.</summary>
    public static string Number(double value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture);
}
