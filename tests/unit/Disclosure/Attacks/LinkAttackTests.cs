using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Unit.Disclosure.Campaigns;

namespace SurveyPipeline.Tests.Unit.Disclosure.Attacks;

/// <summary>Attacks through the links of multi-choice items (section 8, attack 4).</summary>
public sealed class LinkAttackTests(ITestOutputHelper output)
{
    [Fact]
    public void Link_ranges_equal_those_of_brute_force()
    {
        var (boxes, differ) = (0, 0);
        foreach (var box in LinkBoxes.All())
        {
            var pairs = box.PossibleCounts().Zip(LinkBoxes.BruteForce(box));
            boxes++;
            differ += pairs.All(pair => pair.First.SetEquals(pair.Second)) ? 0 : 1;
        }

        output.WriteLine($"{boxes} boxes, {differ} differ");
        Assert.Equal(4_212, boxes);
        Assert.Equal(0, differ);
    }

    [Fact]
    public void The_tightest_links_pin_no_count_and_withhold_hardly_any_item()
    {
        var random = new Random(5);
        var (pinned, withheld, again) = (0, 0, 0);
        for (var i = 0; i < 5000; i++)
        {
            var (item, n, counts) = NextTightItem(random);
            var draws = new AttemptWatch(random);
            var rounded = ChoiceProtection.Round(item, new StratumId("stratum"), n, counts, draws);
            again += draws.LastAttempt > 0 ? 1 : 0;
            withheld += rounded is null ? 1 : 0;
            pinned += rounded is { } tables ? Pinned(item, n, counts, tables) : 0;
        }

        output.WriteLine($"pinned {pinned}, withheld {withheld}, another attempt {again}");
        Assert.Equal(0, pinned);
        Assert.InRange(withheld, 0, 5);
        Assert.True(again > 10, $"Only {again} items needed another attempt.");
    }

    /// <summary>Counts with fewer than three possible values, by the rounded counts before banding: more than is shown.</summary>
    private static int Pinned(
        MultiChoiceItem item,
        int n,
        ImmutableArray<int> counts,
        ImmutableArray<ImmutableArray<int>> rounded
    )
    {
        var ranges = rounded.Select(table => CountRange.OfRounded(table[0], n));
        return ChoiceLinks
            .Of(item, n, [.. ranges])
            .PossibleCounts()
            .Zip(ClosedFormAttack.InLinkOrder(item, counts))
            .Count(pair => pair.First.Count < 3 || !pair.First.Contains(pair.Second));
    }

    /// <summary>An item of which every chooser chooses exactly one option, or exactly the two that are allowed.</summary>
    private static (MultiChoiceItem Item, int N, ImmutableArray<int> Counts) NextTightItem(
        Random random
    )
    {
        var options = random.Next(1, 6);
        var choices = options > 1 ? random.Next(1, 3) : 1;
        var exclusive = random.Next(2) == 0 ? "none" : null;
        string[] ordinary = [.. Enumerable.Range(1, options).Select(j => $"o{j}")];
        string[] codes = exclusive is null ? [.. ordinary, "na"] : [.. ordinary, exclusive, "na"];
        var item = TestData.MultiItem("multi", codes, exclusive, choices == 1 ? null : choices);
        var shareOfExclusive = exclusive is null ? 0 : 0.1 + (0.2 * random.Next(3));
        var n = random.Next(10, 31);
        var counts = new int[codes.Length];
        for (var respondent = 0; respondent < n; respondent++)
        {
            foreach (var category in Answer(random, item, options, choices, shareOfExclusive))
            {
                counts[category]++;
            }
        }

        return (item, n, [.. counts]);
    }

    private static int[] Answer(
        Random random,
        MultiChoiceItem item,
        int options,
        int choices,
        double shareOfExclusive
    )
    {
        var u = random.NextDouble();
        if (u < 0.1)
        {
            return [item.OptOutIndex];
        }

        if (u < 0.1 + shareOfExclusive)
        {
            return [options];
        }

        var order = Enumerable.Range(0, options).ToArray();
        random.Shuffle(order);
        return order[..choices];
    }

    private sealed class AttemptWatch(Random random) : ITableDraws
    {
        private readonly FreshDraws draws = new(random);

        public int LastAttempt { get; private set; }

        public int Draw(TableAttempt table, int index, int bound)
        {
            LastAttempt = table.Attempt;
            return draws.Draw(table, index, bound);
        }
    }
}
