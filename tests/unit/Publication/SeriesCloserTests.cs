using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Publication;

public sealed class SeriesCloserTests
{
    private static readonly StratumId Admin = new("admin");
    private static readonly Period November = Period.Containing(PeriodKind.Month, LawSurvey.Start);

    private readonly ClosingScene scene = new(Participation.Once);

    [Fact]
    public async Task Ten_respondents_are_released_and_their_counts_are_gone()
    {
        await scene.CountAsync(Admin, 10);

        await scene.CloseAsync(November);

        var release = Assert.IsType<ReleasedOutcome>(await scene.OutcomeAsync(Admin, November));
        Assert.Equal(10, release.N);
        Assert.Equal(November, release.From);
        Assert.Equal(
            LawSurvey.Instrument.CountedItems(Admin).Select(i => i.Id).ToHashSet(),
            [.. release.Items.Keys]
        );
        Assert.Empty(scene.Tallies.Tallies);
    }

    [Fact]
    public async Task Nine_respondents_are_carried_and_their_counts_stay()
    {
        await scene.CountAsync(Admin, 9);

        await scene.CloseAsync(November);

        Assert.IsType<CarriedOutcome>(await scene.OutcomeAsync(Admin, November));
        Assert.Equal(9, scene.Tallies.Tallies.Sum(t => t.N));
    }

    [Fact]
    public async Task A_carried_batch_is_released_with_the_period_that_completes_it()
    {
        await scene.CountAsync(Admin, 9);
        await scene.CloseAsync(November);
        scene.Clock.SetUtcNow(November.End);
        await scene.CountAsync(Admin, 4);

        await scene.CloseAsync(November.Next);

        var release = Assert.IsType<ReleasedOutcome>(
            await scene.OutcomeAsync(Admin, November.Next)
        );
        Assert.Equal((13, November, November.Next), (release.N, release.From, release.Period));
    }

    [Fact]
    public async Task A_release_begins_after_the_last_one_even_where_nobody_answered()
    {
        await scene.CountAsync(Admin, 12);
        await scene.CloseAsync(November);
        scene.Clock.SetUtcNow(November.Next.End);
        await scene.CountAsync(Admin, 12);

        await scene.CloseAsync(November.Next.Next);

        var release = Assert.IsType<ReleasedOutcome>(
            await scene.OutcomeAsync(Admin, November.Next.Next)
        );
        Assert.IsType<CarriedOutcome>(await scene.OutcomeAsync(Admin, November.Next));
        Assert.Equal(November.Next, release.From);
    }

    [Fact]
    public async Task Every_stratum_has_an_outcome_for_every_ended_period()
    {
        await scene.CloseAsync(November.Next.Next);

        var outcomes = await scene.Releases.ListOutcomesAsync(
            TestData.Series,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(4 * 3, outcomes.Length);
        Assert.All(outcomes, o => Assert.IsType<CarriedOutcome>(o));
    }

    [Fact]
    public async Task Closing_again_changes_nothing_and_reports_nothing()
    {
        await scene.CountAsync(Admin, 25);
        await scene.CloseAsync(November);
        var before = await scene.OutcomeAsync(Admin, November);

        var added = await scene.CloseAsync(November);

        Assert.Empty(added);
        Assert.Same(before, await scene.OutcomeAsync(Admin, November));
    }

    [Fact]
    public async Task A_late_tally_of_a_closed_period_belongs_to_the_next_release()
    {
        await scene.CountAsync(Admin, 20);
        await scene.CloseAsync(November);
        await scene.CountAsync(Admin, 12);
        scene.Clock.SetUtcNow(November.End);

        await scene.CloseAsync(November.Next);

        Assert.Equal(
            20,
            Assert.IsType<ReleasedOutcome>(await scene.OutcomeAsync(Admin, November)).N
        );
        Assert.Equal(
            12,
            Assert.IsType<ReleasedOutcome>(await scene.OutcomeAsync(Admin, November.Next)).N
        );
        Assert.Empty(scene.Tallies.Tallies);
    }

    [Fact]
    public async Task A_closer_that_slept_through_a_whole_closing_takes_nothing_that_came_later()
    {
        await scene.CountAsync(Admin, 12);
        var script = StorageScript.Undisturbed();
        using var slow = script.NewActor("slow closer");
        var asleep = true;
        script.BeforeCall = async (_, operation, _) =>
        {
            if (
                asleep
                && string.Equals(operation, nameof(ITallyStore.ListAsync), StringComparison.Ordinal)
            )
            {
                asleep = false;
                await scene.CloseAsync(November);
                await scene.CountAsync(Admin, 11);
            }
        };

        await scene
            .Closer(slow)
            .CloseAsync(November, _ => { }, TestContext.Current.CancellationToken);

        Assert.False(asleep);
        Assert.Equal(
            12,
            Assert.IsType<ReleasedOutcome>(await scene.OutcomeAsync(Admin, November)).N
        );
        Assert.Equal(11, scene.Tallies.Tallies.Sum(t => t.N));
    }
}
