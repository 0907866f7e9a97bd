using SurveyPipeline.Aggregation;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Aggregation;

public sealed class TallyAdditionTests
{
    [Fact]
    public void Tallies_are_summed_category_by_category()
    {
        var one = TestData.NewTally(shard: 0);
        var other = TestData.NewTally(shard: 1) with
        {
            N = 4,
            Counts = one.Counts.SetItem(new ItemId("workload-more"), [0, 3, 1]),
        };

        var (n, counts) = TallyAddition.Sum([one, other]);

        Assert.Equal(7, n);
        Assert.Equal([1, 3, 3], counts[new ItemId("workload-more")]);
        Assert.Equal([6, 0], counts[new ItemId("tools")]);
    }

    [Fact]
    public void A_new_tally_is_not_frozen()
    {
        Assert.False(TallyAddition.Empty(TestData.NewTally().Key, [], "batch").IsFrozen);
    }
}
