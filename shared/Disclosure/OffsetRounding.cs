using System.Collections.Immutable;

namespace SurveyPipeline.Disclosure;

/// <summary>Steps R1 and R2 of <c>disclosure.md</c>: sets n mod 3 answers aside, then rounds running totals down to multiples of 3
/// after adding one random offset. Unbiased, and the cells add up (controlled rounding, Cox 1987).</summary>
internal static class OffsetRounding
{
    /// <summary>The rounding base.</summary>
    public const int RoundingBase = 3;

    /// <summary>Running totals of a scale go 1, 3, 5, 2, 4, then the opt-out: its two agreeing (or disagreeing) points are no neighbours.</summary>
    private static readonly ImmutableArray<int> ScaleOrder = [0, 2, 4, 1, 3];

    /// <summary>The order in which running totals are taken.</summary>
    public static ImmutableArray<int> OrderOf(int size, bool isScale) =>
        isScale
            ? [.. ScaleOrder, .. Enumerable.Range(ScaleOrder.Length, size - ScaleOrder.Length)]
            : [.. Enumerable.Range(0, size)];

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
