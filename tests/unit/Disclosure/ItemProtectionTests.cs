using System.Collections.Immutable;
using System.Globalization;
using FsCheck.Xunit;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Unit.Disclosure.Campaigns;

namespace SurveyPipeline.Tests.Unit.Disclosure;

[Properties(Arbitrary = [typeof(DisclosureArbitraries)])]
public sealed class ItemProtectionTests
{
    private static readonly StratumId Stratum = new("admin");

    [Theory]
    [InlineData(9, 6)]
    [InlineData(12, 9)]
    [InlineData(15, 12)]
    [InlineData(30, 27)]
    [InlineData(99, 87)]
    [InlineData(999_999, 899_997)]
    public void A_dominant_cell_shows_at_most_nine_tenths_and_leaves_at_least_three(
        int total,
        int limit
    )
    {
        Assert.Equal(limit, DominanceLimit.Of(total));
    }

    [Theory]
    [InlineData("0,0,0,12,0,0", 0, "band:0,0,0,9,0,0+3")]
    [InlineData("0,0,0,0,0,12", 0, "band:0,0,0,0,0,9+3")]
    [InlineData("0,0,0,3,0,9", 0, "band:0,0,0,0,0,9+3")]
    [InlineData("0,0,0,6,0,6", 0, "few:0,0,0,0,0,6+6")]
    [InlineData("0,0,0,9,0,3", 0, "band:0,0,0,6,0,3+3")]
    [InlineData("1,2,3,4,2,0", 2, "full:3,3,3,3,0,0+0")]
    public void Twelve_answers_are_shown_in_full_or_by_what_is_safe_of_them(
        string counts,
        int offset,
        string expected
    )
    {
        var published = ItemProtection.Protect(
            TestData.ScaleItem("scale", Stratum),
            Stratum,
            12,
            [.. counts.Split(',').Select(c => int.Parse(c, CultureInfo.InvariantCulture))],
            new ScriptedDraws(offset)
        );

        Assert.Equal(expected, ProtectedItemText.Format(published));
    }

    [Fact]
    public void An_opt_out_that_just_reaches_its_limit_hides_the_other_cells_however_many_answered()
    {
        var published = ItemProtection.Protect(
            TestData.ScaleItem("scale", Stratum),
            Stratum,
            99,
            [6, 0, 3, 0, 3, 87],
            new ScriptedDraws(0)
        );

        Assert.Equal("band:0,0,0,0,0,87+12", ProtectedItemText.Format(published));
    }

    [Property]
    public void A_publication_accounts_for_the_base_in_multiples_of_three(AnyTable table, int seed)
    {
        var published = Protect(table, new FreshDraws(new Random(seed)));

        Assert.Equal(table.N - (table.N % 3), published.Base);
        Assert.All(published.Cells, c => Assert.True(c >= 0 && c % 3 == 0));
        Assert.True(published.Undistributed % 3 == 0);
        Assert.Equal(published.Kind == ProtectionKind.Full, published.Undistributed == 0);
    }

    [Property]
    public void A_full_table_has_no_dominant_cell_and_at_least_nine_who_answered(
        AnyTable table,
        int seed
    )
    {
        var published = Protect(table, new FreshDraws(new Random(seed)));

        if (published.Kind == ProtectionKind.Full && published.Cells.Length > 2)
        {
            var answered = published.Base - published.Cells[^1];
            Assert.True(answered >= 9);
            Assert.True(published.Cells[^1] < DominanceLimit.Of(published.Base));
            Assert.All(
                published.Cells.SkipLast(1),
                c => Assert.True(c < DominanceLimit.Of(answered))
            );
        }
    }

    [Property]
    public void An_unchanged_table_repeats_its_publication(AnyTable table)
    {
        var secret = SeriesSecret.Create();

        var first = Protect(table, new DerivedDraws(secret));
        var second = Protect(table, new DerivedDraws(secret));

        Assert.Equal(ProtectedItemText.Format(first), ProtectedItemText.Format(second));
    }

    [Fact]
    public void Fewer_than_ten_respondents_are_never_protected()
    {
        var item = TestData.SingleItem("single", 3, Stratum);

        Assert.Throws<ArgumentException>(() =>
            ItemProtection.Protect(item, Stratum, 9, [3, 3, 3], new ScriptedDraws(0))
        );
    }

    [Theory]
    [InlineData("5,5,1")]
    [InlineData("5,5")]
    [InlineData("11,-1,0")]
    public void Counts_that_cannot_be_those_of_the_batch_are_refused_without_naming_them(
        string counts
    )
    {
        var item = TestData.SingleItem("single", 3, Stratum);

        var error = Assert.Throws<ArgumentException>(() =>
            ItemProtection.Protect(
                item,
                Stratum,
                10,
                [.. counts.Split(',').Select(c => int.Parse(c, CultureInfo.InvariantCulture))],
                new ScriptedDraws(0, 0)
            )
        );

        Assert.Equal("Impossible counts of item single. (Parameter 'counts')", error.Message);
    }

    [Fact]
    public void Each_option_of_a_multi_choice_item_is_a_table_of_who_chose_it_and_who_did_not()
    {
        var item = TestData.MultiItem("multi", ["o1", "o2", "o3", "na"], strata: Stratum);

        var published = ItemProtection.Protect(
            item,
            Stratum,
            30,
            [12, 15, 9, 3],
            new ScriptedDraws(0, 0, 0, 0)
        );

        Assert.Equal(
            "choices|full:12,18+0|full:15,15+0|full:9,21+0|band:0,27+3",
            ProtectedItemText.Format(published)
        );
    }

    [Fact]
    public void A_multi_choice_item_that_never_holds_the_link_check_is_withheld_after_100_attempts()
    {
        var item = TestData.MultiItem("multi", ["o1", "o2", "na"], strata: Stratum);
        var draws = new ScriptedDraws(new int[300]);

        var published = ItemProtection.Protect(item, Stratum, 12, [5, 5, 2], draws);

        Assert.IsType<WithheldItem>(published);
        Assert.Equal(300, draws.Used);
    }

    [Fact]
    public void The_largest_release_is_protected_without_overflow()
    {
        var item = TestData.ScaleItem("scale", Stratum);
        ImmutableArray<int> counts = [400_000_000, 0, 0, 0, 0, 200_000_000];

        var published = ItemProtection.Protect(
            item,
            Stratum,
            600_000_000,
            counts,
            new ScriptedDraws(2)
        );

        Assert.Equal(
            "band:360000000,0,0,0,0,199999998+40000002",
            ProtectedItemText.Format(published)
        );
    }

    private static ProtectedTable Protect(AnyTable table, ITableDraws draws)
    {
        ClosedItem item = table.IsScale
            ? TestData.ScaleItem("item", Stratum)
            : TestData.SingleItem("item", table.Counts.Length, Stratum);
        return (ProtectedTable)ItemProtection.Protect(item, Stratum, table.N, table.Counts, draws);
    }
}
