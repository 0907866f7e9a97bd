using System.Collections.Immutable;
using FsCheck.Xunit;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Unit.Disclosure.Campaigns;

namespace SurveyPipeline.Tests.Unit.Disclosure;

[Properties(Arbitrary = [typeof(DisclosureArbitraries)])]
public sealed class OffsetRoundingTests
{
    [Theory]
    [InlineData("1 2 3", 3)]
    [InlineData("1 3 2 4", 4)]
    [InlineData("1 3 5 2 4", 5)]
    [InlineData("1 4 2 5 3 6", 6)]
    [InlineData("1 4 7 2 5 3 6", 7)]
    [InlineData("1 5 2 6 3 7 4 8", 8)]
    [InlineData("1 5 9 2 6 3 7 4 8", 9)]
    [InlineData("1 6 2 7 3 8 4 9 5 10", 10)]
    [InlineData("1 6 11 2 7 3 8 4 9 5 10", 11)]
    public void A_scale_is_rounded_by_halves_and_the_opt_out_last(string places, int points)
    {
        var order = OffsetRounding.OrderOf(points + 1, isScale: true);

        Assert.Equal(places, string.Join(' ', order[..^1].Select(i => i + 1)));
        Assert.Equal(points, order[^1]);
    }

    [Fact]
    public void Other_items_are_rounded_in_declared_order()
    {
        Assert.Equal([0, 1, 2, 3, 4, 5], OffsetRounding.OrderOf(6, isScale: false));
    }

    [Fact]
    public void The_answer_with_the_drawn_number_is_set_aside()
    {
        // Answers 0 and 1 are in the first category, 2 to 4 in the second: number 4 leaves 2, 2, 9 behind, n = 13.
        var rounded = Round([2, 3, 9], isScale: false, new ScriptedDraws(13, 4, 0));

        Assert.Equal([0, 3, 9], rounded);
    }

    [Property]
    public void Rounded_counts_are_multiples_of_three_that_sum_to_the_base(AnyTable table, int seed)
    {
        var rounded = Round(table.Counts, table.IsScale, new FreshDraws(new Random(seed)));

        Assert.Equal(table.N - (table.N % 3), rounded.Sum());
        Assert.All(rounded, r => Assert.True(r >= 0 && r % 3 == 0));
    }

    [Property]
    public void A_true_count_lies_in_the_range_that_its_rounded_count_leaves(
        AnyTable table,
        int seed
    )
    {
        var rounded = Round(table.Counts, table.IsScale, new FreshDraws(new Random(seed)));

        Assert.All(
            table.Counts.Zip(rounded),
            pair =>
            {
                var (low, high) = CountRange.OfRounded(pair.Second, table.N);
                Assert.InRange(pair.First, low, high);
            }
        );
    }

    [Property]
    public void Every_value_within_two_of_a_rounded_count_is_compatible_with_the_whole_table(
        AnyTable table,
        int seed
    )
    {
        var rounded = Round(table.Counts, table.IsScale, new FreshDraws(new Random(seed)));

        for (var i = 0; i < rounded.Length; i++)
        {
            var highest = Math.Min(rounded.Sum(), rounded[i] + 2);
            for (var v = Math.Max(0, rounded[i] - 2); v <= highest; v++)
            {
                Assert.True(IsCompatible(rounded, table.IsScale, i, v), $"{v} in cell {i}");
            }
        }
    }

    [Property(MaxTest = 30)]
    public void The_mean_of_a_rounded_count_over_all_draws_is_the_true_count_less_its_share_of_those_set_aside(
        AnyTable table
    )
    {
        var counts = Shrink(table.Counts);
        var n = counts.Sum();
        var sums = new long[counts.Length];
        var ways = 0;
        foreach (var draws in AllDraws(n))
        {
            var rounded = Round(counts, table.IsScale, new ScriptedDraws(draws));
            ways++;
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += rounded[i];
            }
        }

        var total = n - (n % 3);
        Assert.Equal(counts.Select(x => (long)x * total * ways), sums.Select(sum => sum * n));
    }

    /// <summary>Whether some table with v in cell i, made by moving answers between it and one other cell, gives the same rounded counts.</summary>
    private static bool IsCompatible(ImmutableArray<int> rounded, bool isScale, int i, int v)
    {
        for (var j = 0; j < rounded.Length; j++)
        {
            var other = rounded[j] + rounded[i] - v;
            if (j == i ? v != rounded[i] : other < 0)
            {
                continue;
            }

            var counts = rounded.SetItem(j, other).SetItem(i, v);
            for (var u = 0; u < 3; u++)
            {
                if (Round(counts, isScale, new ScriptedDraws(u)).SequenceEqual(rounded))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static IEnumerable<int[]> AllDraws(int n) =>
        from first in n % 3 > 0 ? Enumerable.Range(0, n) : [-1]
        from second in n % 3 > 1 ? Enumerable.Range(0, n - 1) : [-1]
        from offset in Enumerable.Range(0, 3)
        select ((int[])[first, second, offset]).Where(draw => draw >= 0).ToArray();

    /// <summary>The same table with small counts, so that all draws can be tried.</summary>
    private static ImmutableArray<int> Shrink(ImmutableArray<int> counts) =>
        [.. counts.Select((c, i) => i == 0 ? (c % 5) + 1 : c % 5)];

    private static ImmutableArray<int> Round(
        ImmutableArray<int> counts,
        bool isScale,
        ITableDraws draws
    ) =>
        OffsetRounding.Round(
            new TableAttempt(new StratumId("stratum"), "item", counts, 0),
            OffsetRounding.OrderOf(counts.Length, isScale),
            draws
        );
}
