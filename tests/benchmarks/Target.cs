using System.Globalization;

namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>What a ratio has to be.</summary>
/// <param name="Text">In words; empty where nothing is wanted.</param>
/// <param name="IsMet">Whether a ratio meets it; null where nothing is wanted.</param>
internal sealed record Target(string Text, Func<double, bool?> IsMet)
{
    /// <summary>Measured for its own sake.</summary>
    public static Target None { get; } = new("", _ => null);

    /// <summary>A ratio of this or more.</summary>
    public static Target AtLeast(double ratio) =>
        new($"≥ {ratio.ToString(CultureInfo.InvariantCulture)}", r => r >= ratio);

    /// <summary>A ratio of this or less.</summary>
    public static Target AtMost(double ratio) =>
        new($"≤ {ratio.ToString(CultureInfo.InvariantCulture)}", r => r <= ratio);
}
