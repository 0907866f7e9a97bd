using Azure;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Aggregation;

public sealed class ResponseCounterTests
{
    private static readonly StratumId Admin = new("admin");
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(25);

    private readonly FakeTimeProvider clock = new(LawSurvey.Start.AddDays(3));

    [Fact]
    public async Task A_submission_is_in_the_counts_of_its_period_with_its_receipt()
    {
        var store = new InMemoryTallyStore(clock);
        await using var counter = Counter(store);
        var submission = TestData.Submission(LawSurvey.Instrument, Admin, new Random(1));

        await counter.CountAsync([submission], TestContext.Current.CancellationToken);

        var tally = Assert.Single(store.Tallies);
        Assert.Equal("2026-11", tally.Key.Period.Name);
        Assert.Equal(LawSurvey.TrueCounts([submission]), LawSurvey.StoredCounts([tally]));
        Assert.Equal([submission.Id], store.Receipts);
    }

    [Fact]
    public async Task A_redelivered_submission_changes_no_count()
    {
        var store = new InMemoryTallyStore(clock);
        var submission = TestData.Submission(LawSurvey.Instrument, Admin, new Random(2));
        await using (var first = Counter(store))
        {
            await first.CountAsync([submission, submission], TestContext.Current.CancellationToken);
            await first.CountAsync([submission], TestContext.Current.CancellationToken);
        }

        await using var afterRestart = Counter(store);
        await afterRestart.CountAsync([submission], TestContext.Current.CancellationToken);

        Assert.Equal(LawSurvey.TrueCounts([submission]), LawSurvey.StoredCounts(store.Tallies));
    }

    [Fact]
    public async Task A_redelivery_after_the_end_of_the_period_changes_no_count()
    {
        var store = new InMemoryTallyStore(clock);
        await using var counter = Counter(store);
        var submission = TestData.Submission(LawSurvey.Instrument, Admin, new Random(3));
        await counter.CountAsync([submission], TestContext.Current.CancellationToken);

        clock.SetUtcNow(LawSurvey.Start.AddMonths(1));
        await counter.CountAsync([submission], TestContext.Current.CancellationToken);

        Assert.Equal("2026-11", Assert.Single(store.Tallies).Key.Period.Name);
        Assert.Equal(1, store.Tallies[0].N);
    }

    [Fact]
    public async Task A_busy_writer_waits_while_more_submissions_arrive()
    {
        var store = new InMemoryTallyStore(clock);
        await using var counter = new ResponseCounter(
            LawSurvey.Counting(shards: 1) with
            {
                Patience = Patience,
            },
            store,
            clock,
            TestData.Chance(1)
        );
        var submissions = TestData.Submissions(LawSurvey.Instrument, 3, new Random(5));
        await counter.CountAsync([submissions[0]], TestContext.Current.CancellationToken);

        var second = counter.CountAsync([submissions[1]], TestContext.Current.CancellationToken);
        await Task.Delay(
            TimeSpan.FromMilliseconds(50),
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
        Assert.Equal([1], store.Commits);
        var third = counter.CountAsync([submissions[2]], TestContext.Current.CancellationToken);
        await AdvanceUntilAsync(Task.WhenAll(second, third));

        Assert.Equal([1, 2], store.Commits);
    }

    [Fact]
    public async Task What_is_counted_together_waits_for_whatever_still_arrives()
    {
        var store = new InMemoryTallyStore(clock);
        await using var counter = Together(store);
        var submissions = TestData.Submissions(LawSurvey.Instrument, 3, new Random(6));

        var first = counter.CountAsync([submissions[0]], TestContext.Current.CancellationToken);
        await Task.Delay(
            TimeSpan.FromMilliseconds(50),
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
        Assert.Empty(store.Commits);
        var later = counter.CountAsync(submissions[1..], TestContext.Current.CancellationToken);
        await AdvanceUntilAsync(Task.WhenAll(first, later));

        Assert.Equal([3], store.Commits);
    }

    [Fact]
    public async Task What_is_counted_together_and_does_not_fit_in_one_transaction_is_halved()
    {
        var store = new InMemoryTallyStore(clock);
        await using var counter = Together(store);
        var submissions = TestData.Submissions(LawSurvey.Instrument, 101, new Random(7));

        await AdvanceUntilAsync(
            counter.CountAsync(submissions, TestContext.Current.CancellationToken)
        );

        Assert.Equal([51, 50], store.Commits);
    }

    [Fact]
    public async Task What_is_counted_together_and_just_fits_in_one_transaction_is_not_halved()
    {
        var store = new InMemoryTallyStore(clock);
        await using var counter = Together(store);
        // A transaction holds 100 operations: a receipt for each submission and the counts of each group.
        var most = 100 - LawSurvey.Instrument.Strata.Length;
        var submissions = TestData.Submissions(LawSurvey.Instrument, most, new Random(7));

        await AdvanceUntilAsync(
            counter.CountAsync(submissions, TestContext.Current.CancellationToken)
        );

        Assert.Equal([most], store.Commits);
    }

    [Fact]
    public async Task Two_instances_add_to_the_same_counts()
    {
        var store = new InMemoryTallyStore(clock);
        await using var one = Counter(store, shards: 1);
        await using var other = Counter(store, shards: 1);

        await one.CountAsync([Submission(10)], TestContext.Current.CancellationToken);
        await other
            .CountAsync([Submission(11)], TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal(2, Assert.Single(store.Tallies).N);
    }

    [Fact]
    public async Task Each_new_tally_has_a_batch_of_its_own()
    {
        var store = new InMemoryTallyStore(clock);
        await using var counter = Counter(store, shards: 1);
        await counter.CountAsync([Submission(12)], TestContext.Current.CancellationToken);
        clock.SetUtcNow(LawSurvey.Start.AddMonths(1));
        await counter.CountAsync([Submission(13)], TestContext.Current.CancellationToken);

        Assert.Equal(
            2,
            store.Tallies.Select(t => t.Batch).Distinct(StringComparer.Ordinal).Count()
        );
    }

    [Fact]
    public async Task After_storage_has_refused_nothing_is_tried_before_time_has_passed()
    {
        var store = new ContestedTallyStore(new InMemoryTallyStore(clock), conflicts: 0);
        await using var counter = Counter(store, shards: 1);

        var counted = counter.CountAsync([Submission(14)], TestContext.Current.CancellationToken);
        await Task.Delay(
            TimeSpan.FromMilliseconds(50),
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
        Assert.False(counted.IsCompleted);
        await AdvanceUntilAsync(counted);

        Assert.Equal(1, Assert.Single(store.Inner.Tallies).N);
    }

    [Fact]
    public async Task While_storage_refuses_everything_18_attempts_are_made()
    {
        var script = new StorageScript(_ => Fault.Refuse);
        using var actor = script.NewActor("counter");
        await using var counter = Counter(actor.Wrap(new InMemoryTallyStore(clock)), shards: 1);

        var counted = counter.CountAsync([Submission(15)], TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<RequestFailedException>(() =>
            AdvanceUntilAsync(counted, TimeSpan.FromSeconds(20))
        );

        Assert.Equal(18, script.Calls.Length);
    }

    [Theory]
    [InlineData(Fault.None)]
    [InlineData(Fault.Refuse)]
    public async Task What_follows_does_not_run_inside_the_writer(Fault fault)
    {
        var stopping = new CancellationToken(canceled: true);
        var attached = new TaskCompletionSource();
        var script = new StorageScript(_ => fault) { BeforeCall = (_, _, _) => attached.Task };
        using var actor = script.NewActor("counter");
        await using var counter = Counter(actor.Wrap(new InMemoryTallyStore(clock)), shards: 1);

        var following = counter
            .CountAsync([Submission(16)], stopping)
            .ContinueWith(
                counted => (counted.IsFaulted, Environment.StackTrace),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
        attached.SetResult();
        var (failed, place) = await following;

        Assert.Equal(fault == Fault.Refuse, failed);
        Assert.DoesNotContain("ShardWriter", place, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Concurrent_submissions_share_transactions()
    {
        var script = StorageScript.Undisturbed();
        using var actor = script.NewActor("counter");
        var store = new InMemoryTallyStore(clock);
        await using var counter = Counter(actor.Wrap(store), shards: 1);
        var submissions = TestData.Submissions(LawSurvey.Instrument, 900, new Random(4));

        await Task.WhenAll(
            submissions
                .Chunk(9)
                .Select(chunk => counter.CountAsync(chunk, TestContext.Current.CancellationToken))
        );

        Assert.Equal(LawSurvey.TrueCounts(submissions), LawSurvey.StoredCounts(store.Tallies));
        Assert.InRange(script.Calls.Length, 10, 60);
    }

    [Fact]
    public async Task Writers_that_meet_often_do_not_use_up_the_attempts_meant_for_outages()
    {
        var store = new ContestedTallyStore(
            new InMemoryTallyStore(clock),
            conflicts: 2 * CountingSeries.MostAttempts
        );
        await using var counter = Counter(store, shards: 1);
        var counted = counter.CountAsync(
            [TestData.Submission(LawSurvey.Instrument, Admin, new Random(8))],
            TestContext.Current.CancellationToken
        );

        while (!counted.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(
                TimeSpan.FromMilliseconds(1),
                TimeProvider.System,
                TestContext.Current.CancellationToken
            );
        }

        await counted;
        Assert.Equal(1, Assert.Single(store.Inner.Tallies).N);
    }

    [Fact]
    public async Task A_frozen_period_is_left_alone_and_the_next_one_counts()
    {
        var store = new InMemoryTallyStore(clock);
        await using var counter = Counter(store, shards: 1);
        await counter.CountAsync(
            [TestData.Submission(LawSurvey.Instrument, Admin, new Random(5))],
            TestContext.Current.CancellationToken
        );
        await store.TryFreezeAsync(store.Tallies[0], TestContext.Current.CancellationToken);

        await counter.CountAsync(
            [
                TestData.Submission(LawSurvey.Instrument, Admin, new Random(6)),
                TestData.Submission(LawSurvey.Instrument, Admin, new Random(7)),
            ],
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            [("2026-11", 1), ("2026-12", 2)],
            store.Tallies.OrderBy(t => t.Key.Period).Select(t => (t.Key.Period.Name, t.N))
        );
    }

    [Fact]
    public async Task A_new_period_begins_a_new_tally()
    {
        var store = new InMemoryTallyStore(clock);
        await using var counter = Counter(store, shards: 1);
        await counter.CountAsync(
            [TestData.Submission(LawSurvey.Instrument, Admin, new Random(8))],
            TestContext.Current.CancellationToken
        );

        clock.SetUtcNow(LawSurvey.Start.AddMonths(2));
        await counter.CountAsync(
            [TestData.Submission(LawSurvey.Instrument, Admin, new Random(9))],
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            [("2026-11", 1), ("2027-01", 1)],
            store.Tallies.OrderBy(t => t.Key.Period).Select(t => (t.Key.Period.Name, t.N))
        );
    }

    private ResponseCounter Together(ITallyStore store) =>
        new(
            LawSurvey.Counting(shards: 1) with
            {
                Patience = Patience,
                CountsTogether = true,
            },
            store,
            clock,
            TestData.Chance(1)
        );

    private static Submission Submission(int seed) =>
        TestData.Submission(LawSurvey.Instrument, Admin, new Random(seed));

    private async Task AdvanceUntilAsync(Task done, TimeSpan? step = null)
    {
        while (!done.IsCompleted)
        {
            clock.Advance(step ?? Patience);
            await Task.Delay(
                TimeSpan.FromMilliseconds(1),
                TimeProvider.System,
                TestContext.Current.CancellationToken
            );
        }

        await done;
    }

    private ResponseCounter Counter(ITallyStore store, int shards = 4) =>
        new(LawSurvey.Counting(shards), store, clock, TestData.Chance(1));
}
