using System.Collections.Frozen;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Unit.Disclosure.Campaigns;

namespace SurveyPipeline.Tests.Unit.Disclosure;

public sealed class ReleaseSumsTests
{
    private static readonly StratumId Admin = new("admin");
    private static readonly SingleChoiceItem Single = TestData.SingleItem("single", 4, Admin);
    private static readonly MultiChoiceItem Multi = TestData.MultiItem("multi", ["o1", "na"]);

    [Fact]
    public void Cells_undistributed_and_n_of_released_tables_are_summed()
    {
        var sum = ReleaseSums.Of(
            Single,
            [
                Release(13, Single, new ProtectedTable(ProtectionKind.Full, [3, 6, 3, 0], 0)),
                Release(12, Single, new ProtectedTable(ProtectionKind.Band, [0, 9, 0, 0], 3)),
            ]
        );

        var table = Assert.IsType<SummedTable>(sum);
        Assert.Equal(25, table.N);
        Assert.Equal([3, 15, 3, 0], table.Cells);
        Assert.Equal(3, table.Undistributed);
        Assert.Equal(24, table.Base);
        Assert.Equal(2, table.Releases);
        Assert.False(table.IsFull);
    }

    [Fact]
    public void Batches_that_were_not_asked_or_are_withheld_count_neither_in_n_nor_in_releases()
    {
        var sum = ReleaseSums.Of(
            Multi,
            [
                Release(12, Multi, new WithheldItem()),
                Release(15, Single, new ProtectedTable(ProtectionKind.Full, [6, 6, 3, 0], 0)),
                Release(
                    14,
                    Multi,
                    new ProtectedChoices([
                        new ProtectedTable(ProtectionKind.Full, [6, 6], 0),
                        new ProtectedTable(ProtectionKind.Band, [0, 9], 3),
                    ])
                ),
            ]
        );

        var choices = Assert.IsType<SummedChoices>(sum);
        Assert.Equal(14, choices.N);
        Assert.Equal(1, choices.Releases);
        Assert.Equal([6, 6], choices.Options[0].Cells);
        Assert.Equal([0, 9], choices.Options[1].Cells);
        Assert.Equal(3, choices.Options[1].Undistributed);
        Assert.All(choices.Options, option => Assert.Equal(14, option.N));
    }

    [Fact]
    public void Where_no_batch_shows_the_item_there_is_no_sum_and_no_n()
    {
        Assert.Null(ReleaseSums.Of(Multi, []));
        Assert.Null(ReleaseSums.Of(Multi, [Release(12, Multi, new WithheldItem())]));
    }

    [Fact]
    public void Those_who_answered_are_all_that_are_shown_but_the_opt_out()
    {
        var table = new SummedTable(26, [3, 6, 9, 6], Undistributed: 0, Releases: 2);

        Assert.Equal(18, table.Answered);
    }

    [Fact]
    public void Cells_of_several_places_are_summed()
    {
        var table = new SummedTable(26, [3, 6, 9, 6], Undistributed: 0, Releases: 2);

        Assert.Equal(15, table.Of(1..3));
    }

    private static ReleasedOutcome Release(int n, ClosedItem item, ProtectedItem published) =>
        new(
            Admin,
            Campaign.PeriodAt(0),
            Campaign.PeriodAt(0),
            n,
            FrozenDictionary.Create(KeyValuePair.Create(item.Id, published)),
            "closing"
        );
}
