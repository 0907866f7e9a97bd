using System.Collections.Immutable;

namespace SurveyPipeline.Disclosure;

/// <summary>Steps R1 and R2 of <c>disclosure.md</c>: sets n mod 3 answers aside, then rounds running totals down to multiples of 3
/// after adding one random offset. Unbiased, and the cells add up (controlled rounding, Cox 1987).</summary>
internal static class OffsetRounding
{
    /// <summary>The rounding base.</summary>
    public const int RoundingBase = 3;

    /// <summary>The order in which running totals are taken. Those of a scale go by steps of half its points, 1, 3, 5, 2, 4 of five, then
    /// the opt-out: no two points of an end, up to half of the scale, are neighbours.</summary>
    public static ImmutableArray<int> OrderOf(int size, bool isScale) =>
        isScale ? [.. ByHalves(size - 1), size - 1] : [.. Enumerable.Range(0, size)];

    private static IEnumerable<int> ByHalves(int points)
    {
        var half = points / 2;
        for (var first = 0; first < half; first++)
        {
            for (var place = first; place < points; place += half)
            {
                yield return place;
            }
        }
    }

    /// <summary>The rounded counts in category order: multiples of 3 that sum to N'.</summary>
    public static ImmutableArray<int> Round(
        TableAttempt table,
        ImmutableArray<int> order,
        ITableDraws draws
    )
    {
        var counts = table.Counts.ToArray();
        var total = counts.Sum();
        var used = 0;
        while (total % RoundingBase != 0)
        {
            SetAside(counts, draws.Draw(table, used, total));
            total--;
            used++;
        }

        return RoundRunningTotals(counts, order, draws.Draw(table, used, RoundingBase));
    }

    /// <summary>Takes the answer with the given number, counted through the categories, off its category.</summary>
    private static void SetAside(int[] counts, int number)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            if (number < counts[i])
            {
                counts[i]--;
                return;
            }

            number -= counts[i];
        }
    }

    private static ImmutableArray<int> RoundRunningTotals(
        int[] counts,
        ImmutableArray<int> order,
        int offset
    )
    {
        var rounded = new int[counts.Length];
        var running = 0;
        var previous = 0;
        foreach (var i in order)
        {
            running += counts[i];
            var here = RoundingBase * ((running + offset) / RoundingBase);
            rounded[i] = here - previous;
            previous = here;
        }

        return [.. rounded];
    }
}
