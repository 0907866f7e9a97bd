using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Disclosure.Campaigns;

/// <summary>Makes up campaigns with skewed answers: 1 to 5 periods, 1 to 4 strata, 0 to 40 respondents in each, small numbers often.</summary>
internal sealed class CampaignGenerator(int seed)
{
    private static readonly ImmutableArray<StratumId> AllStrata =
    [
        new("admin"),
        new("proximity"),
        new("other"),
        new("undisclosed"),
    ];

    private static readonly int[] Sizes = [0, 0, 1, 2, 3, 5, 8, 10, 11, 12, 13, 14, 17, 25, 40];
    private static readonly int?[] MostChoices = [null, null, 1, 2, 3];
    private static readonly double[] ExclusiveShares = [0.05, 0.2, 0.5];

    private readonly Random random = new(seed);

    /// <summary>The next campaign: items of every type, one of them not asked of the first stratum.</summary>
    public Campaign Next()
    {
        var strata = AllStrata[..random.Next(1, 5)];
        ImmutableArray<ClosedItem> items =
        [
            TestData.ScaleItem("scale", [.. strata]),
            TestData.SingleItem("single", 4, [.. AllStrata.Skip(1)]),
            NextMultiItem(strata),
            TestData.SingleItem("sector", 10, [.. strata]),
        ];
        var answers = items.Select(NextAnswers).ToArray();
        var periods = Enumerable
            .Range(0, random.Next(1, 6))
            .Select(_ => NextPeriod(strata, items, answers));
        return new Campaign(strata, items, [.. periods]);
    }

    /// <summary>A new secret.</summary>
    public SeriesSecret NextSecret()
    {
        var bytes = new byte[SeriesSecret.Length];
        random.NextBytes(bytes);
        return new SeriesSecret(bytes);
    }

    private MultiChoiceItem NextMultiItem(ImmutableArray<StratumId> strata)
    {
        string[] options = ["o1", "o2", "o3", "o4"];
        var exclusive = random.Next(2) == 0 ? "none" : null;
        string[] codes = exclusive is null ? [.. options, "na"] : [.. options, exclusive, "na"];
        return TestData.MultiItem("multi", codes, exclusive, Pick(MostChoices), [.. strata]);
    }

    /// <summary>How one respondent answers an item: the chosen categories.</summary>
    private Func<IReadOnlyList<int>> NextAnswers(ClosedItem item)
    {
        if (item is MultiChoiceItem multi)
        {
            var shares = Enumerable.Range(0, 4).Select(_ => random.NextDouble()).ToArray();
            var exclusiveShare = Pick(ExclusiveShares);
            return () => Choose(multi, shares, exclusiveShare);
        }

        var weights = item
            .Categories.Select(_ => Math.Pow(random.NextDouble(), 2) + 0.02)
            .ToArray();
        return () => [random.NextWeighted(weights)];
    }

    private IReadOnlyList<int> Choose(MultiChoiceItem item, double[] shares, double exclusiveShare)
    {
        if (item.Categories.Length == 6 && random.NextDouble() < exclusiveShare)
        {
            return [4];
        }

        var chosen = Enumerable.Range(0, 4).Where(j => random.NextDouble() < shares[j]).ToArray();
        random.Shuffle(chosen);
        return chosen.Length == 0 ? [item.OptOutIndex] : [.. chosen.Take(item.MaxChoices ?? 4)];
    }

    private FrozenDictionary<StratumId, PeriodCounts> NextPeriod(
        ImmutableArray<StratumId> strata,
        ImmutableArray<ClosedItem> items,
        Func<IReadOnlyList<int>>[] answers
    )
    {
        var period = new Dictionary<StratumId, PeriodCounts>();
        foreach (var stratum in strata)
        {
            var n = Pick(Sizes);
            if (n > 0)
            {
                var counts = items
                    .Zip(answers)
                    .Where(pair => pair.First.IsAskedOf(stratum))
                    .ToFrozenDictionary(
                        pair => pair.First.Id,
                        pair => Count(pair.First.Categories.Length, n, pair.Second)
                    );
                period.Add(stratum, new PeriodCounts(n, counts));
            }
        }

        return period.ToFrozenDictionary();
    }

    private static ImmutableArray<int> Count(int categories, int n, Func<IReadOnlyList<int>> answer)
    {
        var counts = new int[categories];
        for (var respondent = 0; respondent < n; respondent++)
        {
            foreach (var category in answer())
            {
                counts[category]++;
            }
        }

        return [.. counts];
    }

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];
}
