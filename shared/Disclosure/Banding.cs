using System.Collections.Immutable;

namespace SurveyPipeline.Disclosure;

/// <summary>Step R3 of <c>disclosure.md</c>: keeps only a lower bound of a cell that dominates its table, so that no table tells
/// that all answered alike. A function of the rounded table alone: knowing the rule adds nothing.</summary>
internal static class Banding
{
    /// <summary>A table in which fewer answered, rounded, is not broken down.</summary>
    private const int SmallestAnswered = 9;

    /// <summary>What is published of a rounded table with the opt-out last; of two cells (chosen, not chosen) neither is one.</summary>
    public static ProtectedTable Apply(ImmutableArray<int> rounded) =>
        rounded.Length == 2 ? OfOption(rounded) : OfItem(rounded);

    private static ProtectedTable OfOption(ImmutableArray<int> rounded)
    {
        var limit = DominanceLimit.Of(rounded.Sum());
        var dominant = IndexAtLeast(limit, rounded);
        return dominant < 0
            ? Full(rounded)
            : Publish(ProtectionKind.Band, Alone(dominant, limit, rounded), rounded);
    }

    private static ProtectedTable OfItem(ImmutableArray<int> rounded)
    {
        var last = rounded.Length - 1;
        var total = rounded.Sum();
        var optOut = rounded[last];
        if (optOut >= DominanceLimit.Of(total))
        {
            var bound = DominanceLimit.Of(total);
            return Publish(ProtectionKind.Band, Alone(last, bound, rounded), rounded);
        }

        var onlyOptOut = Alone(last, optOut, rounded);
        if (total - optOut < SmallestAnswered)
        {
            return Publish(ProtectionKind.Few, onlyOptOut, rounded);
        }

        var limit = DominanceLimit.Of(total - optOut);
        var dominant = IndexAtLeast(limit, rounded[..last]);
        return dominant < 0
            ? Full(rounded)
            : Publish(ProtectionKind.Band, onlyOptOut.SetItem(dominant, limit), rounded);
    }

    private static int IndexAtLeast(int limit, ImmutableArray<int> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] >= limit)
            {
                return i;
            }
        }

        return -1;
    }

    private static ImmutableArray<int> Alone(int index, int count, ImmutableArray<int> like) =>
        ImmutableArray.CreateRange(new int[like.Length]).SetItem(index, count);

    private static ProtectedTable Full(ImmutableArray<int> rounded) =>
        new(ProtectionKind.Full, rounded, 0);

    private static ProtectedTable Publish(
        ProtectionKind kind,
        ImmutableArray<int> cells,
        ImmutableArray<int> rounded
    ) => new(kind, cells, rounded.Sum() - cells.Sum());
}

/// <summary>The largest count that a cell shows (<c>disclosure.md</c> R3).</summary>
public static class DominanceLimit
{
    /// <summary>D(M): the largest multiple of 3 that leaves at least 3 and at least a tenth of <paramref name="total"/> outside.</summary>
    /// <param name="total">M: a multiple of 3, at least 3.</param>
    public static int Of(int total) => 3 * (int)(Math.Min(10L * (total - 3), 9L * total) / 30);
}
