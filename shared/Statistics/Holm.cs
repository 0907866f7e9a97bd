using System.Collections.Immutable;

namespace SurveyPipeline.Statistics;

/// <summary>Adjusts p values for the number of comparisons in one report (Holm 1979, A simple sequentially rejective
/// multiple test procedure).</summary>
public static class Holm
{
    /// <summary>The adjusted p values, in the order given.</summary>
    /// <param name="p">All p values of the family, each from 0 to 1.</param>
    public static ImmutableArray<double> Adjust(IReadOnlyList<double> p)
    {
        var order = Enumerable.Range(0, p.Count).OrderBy(i => p[i]).ToArray();
        var adjusted = new double[p.Count];
        var largest = 0.0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            largest = Math.Max(largest, (order.Length - rank) * p[order[rank]]);
            adjusted[order[rank]] = Math.Min(1, largest);
        }

        return [.. adjusted];
    }
}
