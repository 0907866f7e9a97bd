using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Publication;

/// <summary>Closing where people may answer again in each period: what is too few is erased, never carried.</summary>
public sealed class EveryPeriodClosingTests
{
    private static readonly StratumId Admin = new("admin");
    private static readonly Period November = Period.Containing(PeriodKind.Month, LawSurvey.Start);

    private readonly ClosingScene scene = new(Participation.EveryPeriod);

    [Fact]
    public async Task Nine_respondents_are_erased_and_only_that_they_were_too_few_is_told()
    {
        await scene.CountAsync(Admin, 9);

        await scene.CloseAsync(November);

        var outcome = Assert.IsType<TooFewOutcome>(await scene.OutcomeAsync(Admin, November));
        Assert.NotNull(outcome.ClosingId);
        Assert.Empty(scene.Tallies.Tallies);
        Assert.Null(await ClosingAsync());
    }

    [Fact]
    public async Task Four_people_who_answer_in_three_months_are_never_added_up()
    {
        for (var month = November; month < November.Next.Next.Next; month = month.Next)
        {
            scene.Clock.SetUtcNow(month.Start);
            await scene.CountAsync(Admin, 4);
            await scene.CloseAsync(month);
        }

        var outcomes = await scene.Releases.ListOutcomesAsync(
            TestData.Series,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(4 * 3, outcomes.Length);
        Assert.All(outcomes, o => Assert.IsType<TooFewOutcome>(o));
        Assert.Empty(scene.Tallies.Tallies);
    }

    [Fact]
    public async Task Where_nobody_answered_there_is_nothing_to_take()
    {
        await scene.CloseAsync(November);

        var outcome = Assert.IsType<TooFewOutcome>(await scene.OutcomeAsync(Admin, November));
        Assert.Null(outcome.ClosingId);
    }

    [Fact]
    public async Task A_release_covers_its_own_period_alone()
    {
        await scene.CountAsync(Admin, 9);
        await scene.CloseAsync(November);
        scene.Clock.SetUtcNow(November.End);
        await scene.CountAsync(Admin, 12);

        await scene.CloseAsync(November.Next);

        var release = Assert.IsType<ReleasedOutcome>(
            await scene.OutcomeAsync(Admin, November.Next)
        );
        Assert.Equal((12, November.Next, November.Next), (release.N, release.From, release.Period));
    }

    [Fact]
    public async Task Answers_that_arrive_while_a_closing_counts_too_few_are_released_with_them()
    {
        await scene.CountAsync(Admin, 9);
        using var slow = ActorWhoWaitsBefore(
            nameof(ITallyStore.TryFreezeAsync),
            () => scene.CountAsync(Admin, 1)
        );

        await scene
            .Closer(slow)
            .CloseAsync(November, _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal(
            10,
            Assert.IsType<ReleasedOutcome>(await scene.OutcomeAsync(Admin, November)).N
        );
        Assert.Empty(scene.Tallies.Tallies);
    }

    [Fact]
    public async Task An_answer_that_meets_a_frozen_count_is_counted_into_the_next_period()
    {
        await scene.CountAsync(Admin, 9);
        using var slow = ActorWhoWaitsBefore(
            nameof(IReleaseStore.TryInsertOutcomeAsync),
            () => scene.CountAsync(Admin, 3)
        );

        await scene
            .Closer(slow)
            .CloseAsync(November, _ => { }, TestContext.Current.CancellationToken);

        Assert.IsType<TooFewOutcome>(await scene.OutcomeAsync(Admin, November));
        Assert.Equal(3, scene.Tallies.Tallies.Sum(t => t.N));
        Assert.All(scene.Tallies.Tallies, t => Assert.Equal(November.Next, t.Key.Period));
    }

    [Fact]
    public async Task A_closer_that_slept_through_an_erasure_erases_nothing_that_came_later()
    {
        await scene.CountAsync(Admin, 9);
        using var slow = ActorWhoWaitsBefore(
            nameof(ITallyStore.ListAsync),
            async () =>
            {
                await scene.CloseAsync(November);
                await scene.CountAsync(Admin, 5);
            }
        );

        await scene
            .Closer(slow)
            .CloseAsync(November, _ => { }, TestContext.Current.CancellationToken);

        Assert.IsType<TooFewOutcome>(await scene.OutcomeAsync(Admin, November));
        Assert.Equal(5, scene.Tallies.Tallies.Sum(t => t.N));
        Assert.Null(await ClosingAsync());
    }

    [Fact]
    public async Task A_closer_that_died_after_its_outcome_is_finished_by_the_next()
    {
        await scene.CountAsync(Admin, 9);
        var script = new StorageScript(call =>
            call.Operation.Contains(nameof(ITallyStore.TryDeleteAsync), StringComparison.Ordinal)
                ? Fault.CrashBefore
                : Fault.None
        );
        using var dying = script.NewActor("dying closer");
        await Assert.ThrowsAnyAsync<Exception>(() =>
            scene.Closer(dying).CloseAsync(November, _ => { }, dying.Life)
        );
        var told = await scene.OutcomeAsync(Admin, November);

        await scene.CloseAsync(November.Next);

        Assert.Same(told, await scene.OutcomeAsync(Admin, November));
        Assert.Empty(scene.Tallies.Tallies);
        Assert.Null(await ClosingAsync());
    }

    private static StorageActor ActorWhoWaitsBefore(string operation, Func<Task> meanwhile)
    {
        var script = StorageScript.Undisturbed();
        var waits = true;
        script.BeforeCall = async (_, called, _) =>
        {
            if (waits && string.Equals(called, operation, StringComparison.Ordinal))
            {
                waits = false;
                await meanwhile();
            }
        };
        return script.NewActor("slow closer");
    }

    private Task<ClosingRecord?> ClosingAsync() =>
        scene.Releases.ReadClosingAsync(
            TestData.Series,
            Admin,
            TestContext.Current.CancellationToken
        );
}
