using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Unit.Disclosure.Campaigns;

namespace SurveyPipeline.Tests.Unit.Disclosure.Attacks;

/// <summary>Attacks on all reports of random campaigns (section 8, attacks 2, 3 and 6).</summary>
public sealed class CampaignAttackTests(ITestOutputHelper output)
{
    private const int Programmes = 1000;

    [Fact]
    public void No_count_change_or_sameness_shows_in_the_reports_of_5000_campaigns()
    {
        var generator = new CampaignGenerator(7);
        var found = default(Breaches);
        var releases = 0;
        for (var i = 0; i < 5000; i++)
        {
            var campaign = generator.Next();
            var reports = Publish(campaign, generator, i);
            releases += reports.Sum(outcomes => outcomes.OfType<ReleasedOutcome>().Count());
            found += AttackTables(campaign, reports) + AttackNumbers(campaign, reports);
        }

        output.WriteLine($"{releases} releases: {found}");
        Assert.True(releases > 15_000, $"Only {releases} releases were attacked.");
        Assert.Equal(default, found);
    }

    [Fact]
    public void A_linear_programme_over_all_reports_pins_no_small_count_and_no_period()
    {
        var generator = new CampaignGenerator(8);
        var (pinned, targets) = (0, 0);
        for (var i = 0; i < Programmes; i++)
        {
            var campaign = generator.Next();
            var reports = Publish(campaign, generator, i);
            var puzzle = CampaignPuzzle.OfReports(campaign, campaign.Items[0], reports);
            pinned += puzzle.Pinned();
            targets += puzzle.Targets;
        }

        output.WriteLine($"{Programmes} campaigns, {targets} unknowns: {pinned} pinned");
        Assert.True(targets > 10 * Programmes, $"Only {targets} unknowns were attacked.");
        Assert.Equal(0, pinned);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_same_attacks_break_a_plain_threshold(bool complementary)
    {
        var generator = new CampaignGenerator(8);
        var (found, pinned, hit) = (default(Breaches), 0, 0);
        for (var i = 0; i < Programmes; i++)
        {
            var campaign = generator.Next();
            var truth = CampaignPuzzle.Truth(campaign, campaign.Items[0]);
            var tables = PlainThreshold.Publish(truth, complementary).ToArray();
            var closed = tables.Aggregate(
                default(Breaches),
                (sum, t) => sum + ClosedFormAttack.On(t.Seen, [.. t.Counts])
            );
            var cumulative = tables
                .Where(t => t.Periods[0] == 0)
                .GroupBy(t => (t.Strata.Length, t.Strata[0]));
            closed += cumulative.Aggregate(
                default(Breaches),
                (sum, g) => sum + ClosedFormAttack.OnChanges(g.Select(t => t.N))
            );
            var solved = PlainThreshold.Puzzle(truth, tables).Pinned();
            found += closed;
            pinned += solved;
            hit += closed == default && solved == 0 ? 0 : 1;
        }

        output.WriteLine($"{Programmes} campaigns: {found}, {pinned} pinned, {hit} hit");
        Assert.Equal(0, found.Wrong);
        Assert.True(pinned > 2 * Programmes, $"Only {pinned} counts were recovered.");
        Assert.True(
            found.SmallChanges > Programmes / 2,
            $"Only {found.SmallChanges} small changes."
        );
        Assert.True(found.Same > 0, "No table in which all answered alike.");
        Assert.True(hit > Programmes / 2, $"Only {hit} campaigns were hit.");
    }

    private static ImmutableArray<ImmutableArray<Outcome>> Publish(
        Campaign campaign,
        CampaignGenerator generator,
        int i
    ) =>
        campaign.Publish(
            i % 2 == 0 ? new FreshDraws(new Random(i)) : new DerivedDraws(generator.NextSecret())
        );

    private static Breaches AttackTables(
        Campaign campaign,
        IEnumerable<ImmutableArray<Outcome>> reports
    )
    {
        var found = default(Breaches);
        foreach (var release in reports.SelectMany(o => o).OfType<ReleasedOutcome>())
        {
            var truth = campaign.Truth(release);
            foreach (var item in campaign.Items.Where(item => item.IsAskedOf(release.Stratum)))
            {
                found += (item, release.Items[item.Id]) switch
                {
                    (MultiChoiceItem multi, ProtectedChoices choices) => ClosedFormAttack.On(
                        multi,
                        release.N,
                        choices,
                        truth.Counts[item.Id]
                    ),
                    (_, ProtectedTable table) => ClosedFormAttack.On(
                        SeenTable.Of(table, release.N),
                        truth.Counts[item.Id]
                    ),
                    _ => default,
                };
            }
        }

        return found;
    }

    /// <summary>Compares every published n of a group, of all groups, and of each item in both, over all reports.</summary>
    private static Breaches AttackNumbers(
        Campaign campaign,
        ImmutableArray<ImmutableArray<Outcome>> reports
    )
    {
        var found = default(Breaches);
        IEnumerable<Func<StratumId, bool>> groups =
        [
            _ => true,
            .. campaign.Strata.Select(one => (Func<StratumId, bool>)(s => s == one)),
        ];
        foreach (var group in groups)
        {
            var cumulative = reports
                .Select(
                    (_, p) =>
                        reports
                            .Take(p + 1)
                            .SelectMany(o => o)
                            .OfType<ReleasedOutcome>()
                            .Where(r => group(r.Stratum))
                            .ToArray()
                )
                .ToArray();
            found += ClosedFormAttack.OnChanges([
                0,
                .. cumulative.Select(releases => releases.Sum(r => r.N)),
            ]);
            foreach (var item in campaign.Items)
            {
                found += ClosedFormAttack.OnChanges([
                    0,
                    .. cumulative.Select(releases => ReleaseSums.Of(item, releases)?.N ?? 0),
                ]);
            }
        }

        return found;
    }
}
