using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Publication;

public sealed class SeriesCloserTests
{
    private static readonly StratumId Admin = new("admin");
    private static readonly Period November = Period.Containing(PeriodKind.Month, LawSurvey.Start);

    private readonly FakeTimeProvider clock = new(LawSurvey.Start);
    private readonly InMemoryReleaseStore releases = new();
    private readonly InMemoryTallyStore tallies;
    private readonly Random random = new(7);

    public SeriesCloserTests() => tallies = new InMemoryTallyStore(clock);

    [Fact]
    public async Task Ten_respondents_are_released_and_their_counts_are_gone()
    {
        await CountAsync(Admin, 10);

        await CloseAsync(November);

        var release = Assert.IsType<ReleasedOutcome>(await OutcomeAsync(Admin, November));
        Assert.Equal(10, release.N);
        Assert.Equal(November, release.From);
        Assert.Equal(
            LawSurvey.Instrument.CountedItems(Admin).Select(i => i.Id).ToHashSet(),
            [.. release.Items.Keys]
        );
        Assert.Empty(tallies.Tallies);
    }

    [Fact]
    public async Task Nine_respondents_are_carried_and_their_counts_stay()
    {
        await CountAsync(Admin, 9);

        await CloseAsync(November);

        Assert.IsType<CarriedOutcome>(await OutcomeAsync(Admin, November));
        Assert.Equal(9, tallies.Tallies.Sum(t => t.N));
    }

    [Fact]
    public async Task A_carried_batch_is_released_with_the_period_that_completes_it()
    {
        await CountAsync(Admin, 9);
        await CloseAsync(November);
        clock.SetUtcNow(November.End);
        await CountAsync(Admin, 4);

        await CloseAsync(November.Next);

        var release = Assert.IsType<ReleasedOutcome>(await OutcomeAsync(Admin, November.Next));
        Assert.Equal((13, November, November.Next), (release.N, release.From, release.Period));
    }

    [Fact]
    public async Task A_release_begins_after_the_last_one_even_where_nobody_answered()
    {
        await CountAsync(Admin, 12);
        await CloseAsync(November);
        clock.SetUtcNow(November.Next.End);
        await CountAsync(Admin, 12);

        await CloseAsync(November.Next.Next);

        var release = Assert.IsType<ReleasedOutcome>(await OutcomeAsync(Admin, November.Next.Next));
        Assert.IsType<CarriedOutcome>(await OutcomeAsync(Admin, November.Next));
        Assert.Equal(November.Next, release.From);
    }

    [Fact]
    public async Task Every_stratum_has_an_outcome_for_every_ended_period()
    {
        await CloseAsync(November.Next.Next);

        var outcomes = await releases.ListOutcomesAsync(
            TestData.Series,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(4 * 3, outcomes.Length);
        Assert.All(outcomes, o => Assert.IsType<CarriedOutcome>(o));
    }

    [Fact]
    public async Task Closing_again_changes_nothing_and_reports_nothing()
    {
        await CountAsync(Admin, 25);
        await CloseAsync(November);
        var before = await OutcomeAsync(Admin, November);

        var added = await CloseAsync(November);

        Assert.Empty(added);
        Assert.Same(before, await OutcomeAsync(Admin, November));
    }

    [Fact]
    public async Task A_late_tally_of_a_closed_period_belongs_to_the_next_release()
    {
        await CountAsync(Admin, 20);
        await CloseAsync(November);
        await CountAsync(Admin, 12);
        clock.SetUtcNow(November.End);

        await CloseAsync(November.Next);

        Assert.Equal(20, Assert.IsType<ReleasedOutcome>(await OutcomeAsync(Admin, November)).N);
        Assert.Equal(
            12,
            Assert.IsType<ReleasedOutcome>(await OutcomeAsync(Admin, November.Next)).N
        );
        Assert.Empty(tallies.Tallies);
    }

    [Fact]
    public async Task A_closer_that_slept_through_a_whole_closing_takes_nothing_that_came_later()
    {
        await CountAsync(Admin, 12);
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
                await CloseAsync(November);
                await CountAsync(Admin, 11);
            }
        };

        await Closer(slow.Wrap(tallies), slow.Wrap(releases))
            .CloseAsync(November, TestContext.Current.CancellationToken);

        Assert.False(asleep);
        Assert.Equal(12, Assert.IsType<ReleasedOutcome>(await OutcomeAsync(Admin, November)).N);
        Assert.Equal(11, tallies.Tallies.Sum(t => t.N));
    }

    private async Task CountAsync(StratumId stratum, int respondents)
    {
        await using var counter = new ResponseCounter(
            LawSurvey.Counting(shards: 2),
            tallies,
            clock,
            TestData.Chance(respondents)
        );
        await counter.CountAsync(
            [
                .. Enumerable
                    .Range(0, respondents)
                    .Select(_ => TestData.Submission(LawSurvey.Instrument, stratum, random)),
            ],
            TestContext.Current.CancellationToken
        );
    }

    private Task<ImmutableArray<Outcome>> CloseAsync(Period last) =>
        Closer(tallies, releases).CloseAsync(last, TestContext.Current.CancellationToken);

    private SeriesCloser Closer(ITallyStore tallies, IReleaseStore releases) =>
        new(
            LawSurvey.Record(shards: 2),
            LawSurvey.Instrument,
            new SeriesSecret(new byte[SeriesSecret.Length]),
            tallies,
            releases,
            TestData.Chance(random.Next())
        );

    private Task<Outcome?> OutcomeAsync(StratumId stratum, Period period) =>
        releases.ReadOutcomeAsync(
            TestData.Series,
            stratum,
            period,
            TestContext.Current.CancellationToken
        );
}
