using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Responses;

public sealed class IntakeBatcherTests
{
    private static readonly Instrument Instrument = TestData.BuiltInInstrument();

    [Fact]
    public async Task A_quiet_submission_is_sent_alone_at_once()
    {
        var sent = new ConcurrentQueue<BinaryData>();
        await using var intake = new IntakeBatcher(
            TestData.Series,
            Instrument,
            () => TestData.OpeningKeys.Sealing,
            Record(sent),
            TimeProvider.System
        );
        var submission = TestData.Submission(Instrument, new StratumId("admin"), new Random(1));

        await intake.AcceptAsync(submission, TestContext.Current.CancellationToken);

        Assert.Equal([submission.Id], Read(Assert.Single(sent)));
    }

    [Fact]
    public async Task Submissions_that_arrive_while_messages_are_being_stored_share_the_next_one()
    {
        var sent = new ConcurrentQueue<BinaryData>();
        var storage = new TaskCompletionSource();
        await using var intake = new IntakeBatcher(
            TestData.Series,
            Instrument,
            () => TestData.OpeningKeys.Sealing,
            async (message, _) =>
            {
                sent.Enqueue(message);
                await storage.Task;
            },
            TimeProvider.System
        );
        var submissions = TestData.Submissions(Instrument, 60, new Random(2));

        var accepted = submissions
            .Select(s => intake.AcceptAsync(s, TestContext.Current.CancellationToken))
            .ToList();
        storage.SetResult();
        await Task.WhenAll(accepted);

        Assert.InRange(sent.Count, 1, 4);
        Assert.Equal(submissions.Select(s => s.Id).ToHashSet(), sent.SelectMany(Read).ToHashSet());
        Assert.Equal(60, sent.SelectMany(Read).Count());
    }

    [Fact]
    public async Task Those_who_were_there_together_are_waited_for_before_the_next_message()
    {
        var sent = new ConcurrentQueue<BinaryData>();
        var storage = new TaskCompletionSource();
        var clock = new FakeTimeProvider();
        await using var intake = new IntakeBatcher(
            TestData.Series,
            Instrument,
            () => TestData.OpeningKeys.Sealing,
            async (message, _) =>
            {
                sent.Enqueue(message);
                await storage.Task;
            },
            clock
        );
        var submissions = TestData.Submissions(Instrument, 4, new Random(7));
        var accepted = new List<Task>
        {
            intake.AcceptAsync(submissions[0], TestContext.Current.CancellationToken),
        };
        await FirstIsOnItsWayAsync(sent);
        accepted.Add(intake.AcceptAsync(submissions[1], TestContext.Current.CancellationToken));
        accepted.Add(intake.AcceptAsync(submissions[2], TestContext.Current.CancellationToken));

        // The message of the first is stored: three were there, two of them wait.
        storage.SetResult();
        accepted.Add(intake.AcceptAsync(submissions[3], TestContext.Current.CancellationToken));
        await FinishAsync(Task.WhenAll(accepted), clock);

        Assert.Equal([1, 3], sent.Select(m => Read(m).Count()));
    }

    [Fact]
    public async Task Company_is_waited_for_five_milliseconds_and_no_longer()
    {
        var clock = new HurriedClock();
        var began = clock.GetUtcNow();
        var storage = new HeldStorage();
        await using var intake = IntakeOf(storage, clock);
        var submissions = TestData.Submissions(Instrument, 20, new Random(8));
        var accepted = new List<Task> { AcceptAsync(intake, submissions[0]) };
        await FirstIsOnItsWayAsync(storage);
        accepted.AddRange(submissions.Skip(1).Select(s => AcceptAsync(intake, s)));

        // Twenty were there together, and nineteen of them wait.
        storage.StoreAll();
        await Task.WhenAll(accepted);

        Assert.Equal([1, 19], storage.Messages.Select(m => Read(m).Count()));
        Assert.Equal(TimeSpan.FromMilliseconds(5), clock.GetUtcNow() - began);
    }

    [Fact]
    public async Task While_a_message_is_being_stored_the_next_one_waits_a_tenth_of_a_second()
    {
        var clock = new FakeTimeProvider();
        var storage = new HeldStorage();
        await using var intake = IntakeOf(storage, clock);
        var submissions = TestData.Submissions(Instrument, 2, new Random(12));
        var first = AcceptAsync(intake, submissions[0]);
        await FirstIsOnItsWayAsync(storage);
        var second = AcceptAsync(intake, submissions[1]);

        await AdvanceAsync(clock, milliseconds: 99);
        var before = storage.Messages.Count;
        await AdvanceUntilAsync(clock, () => storage.Messages.Count > 1);
        var after = storage.Messages.Count;
        storage.StoreAll();
        await FinishAsync(Task.WhenAll(first, second), clock);

        Assert.Equal((1, 2), (before, after));
    }

    [Fact]
    public async Task At_most_two_messages_are_under_way_at_once()
    {
        var clock = new FakeTimeProvider();
        var storage = new HeldStorage();
        await using var intake = IntakeOf(storage, clock);
        var accepted = AcceptAll(intake, TestData.Submissions(Instrument, 400, new Random(13)));

        await AdvanceUntilAsync(clock, () => storage.Messages.Count > 1);
        await AdvanceAsync(clock, milliseconds: 300);
        var underWay = storage.Messages.Count;
        storage.StoreAll();
        await FinishAsync(Task.WhenAll(accepted), clock);

        Assert.Equal(2, underWay);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task When_either_of_two_messages_under_way_is_stored_one_more_is_sent(int stored)
    {
        var clock = new FakeTimeProvider();
        var storage = new HeldStorage();
        await using var intake = IntakeOf(storage, clock);
        var accepted = AcceptAll(intake, TestData.Submissions(Instrument, 400, new Random(14)));
        await AdvanceUntilAsync(clock, () => storage.Messages.Count > 1);
        await AdvanceAsync(clock, milliseconds: 300);

        storage.Store(stored);
        await AdvanceUntilAsync(clock, () => storage.Messages.Count > 2);
        await AdvanceAsync(clock, milliseconds: 300);
        var sent = storage.Messages.Count;
        storage.StoreAll();
        await FinishAsync(Task.WhenAll(accepted), clock);

        Assert.Equal(3, sent);
    }

    [Fact]
    public async Task A_message_that_hangs_does_not_hold_up_the_next_one()
    {
        var sent = new ConcurrentQueue<BinaryData>();
        var hanging = new TaskCompletionSource();
        await using var intake = new IntakeBatcher(
            TestData.Series,
            Instrument,
            () => TestData.OpeningKeys.Sealing,
            (message, _) =>
            {
                sent.Enqueue(message);
                return sent.Count == 1 ? hanging.Task : Task.CompletedTask;
            },
            TimeProvider.System
        );
        var submissions = TestData.Submissions(Instrument, 2, new Random(9));
        var first = intake.AcceptAsync(submissions[0], TestContext.Current.CancellationToken);
        await FirstIsOnItsWayAsync(sent);

        await intake.AcceptAsync(submissions[1], TestContext.Current.CancellationToken);

        Assert.False(first.IsCompleted);
        hanging.SetResult();
        await first;
    }

    [Fact]
    public async Task Nobody_is_acknowledged_before_the_message_is_stored()
    {
        var storage = new TaskCompletionSource();
        await using var intake = new IntakeBatcher(
            TestData.Series,
            Instrument,
            () => TestData.OpeningKeys.Sealing,
            (_, _) => storage.Task,
            TimeProvider.System
        );

        var accepted = intake.AcceptAsync(
            TestData.Submission(Instrument, new StratumId("other"), new Random(3)),
            TestContext.Current.CancellationToken
        );

        Assert.False(accepted.IsCompleted);
        storage.SetResult();
        await accepted;
    }

    [Fact]
    public async Task When_storage_fails_everyone_of_the_message_is_told_and_the_next_one_works()
    {
        var failing = true;
        await using var intake = new IntakeBatcher(
            TestData.Series,
            Instrument,
            () => TestData.OpeningKeys.Sealing,
            (_, _) => failing ? Task.FromException(new IOException("down")) : Task.CompletedTask,
            TimeProvider.System
        );
        var submission = TestData.Submission(Instrument, new StratumId("other"), new Random(4));

        var error = await Assert.ThrowsAsync<IntakeUnavailableException>(() =>
            intake.AcceptAsync(submission, TestContext.Current.CancellationToken)
        );
        failing = false;
        await intake.AcceptAsync(submission, TestContext.Current.CancellationToken);

        Assert.True(error.RetryAfter > TimeSpan.Zero);
        Assert.Equal(IntakeShortage.Storage, error.Lacking);
    }

    [Fact]
    public async Task Behind_a_queue_that_hangs_everyone_is_told_within_twenty_seconds()
    {
        var clock = new FakeTimeProvider();
        var hanging = new TaskCompletionSource();
        await using var intake = new IntakeBatcher(
            TestData.Series,
            Instrument,
            () => TestData.OpeningKeys.Sealing,
            (_, _) => hanging.Task,
            clock
        );
        var accepted = TestData
            .Submissions(Instrument, 400, new Random(10))
            .Select(s => intake.AcceptAsync(s, TestContext.Current.CancellationToken))
            .ToList();

        clock.Advance(TimeSpan.FromSeconds(19));
        Assert.DoesNotContain(accepted, a => a.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        foreach (var one in accepted)
        {
            var error = await Assert.ThrowsAsync<IntakeUnavailableException>(() =>
                one.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)
            );
            Assert.Equal(IntakeShortage.Storage, error.Lacking);
        }

        hanging.SetResult();
    }

    [Fact]
    public async Task When_the_series_ends_everyone_of_the_message_is_told()
    {
        var ended = new TaskCompletionSource();
        await using var intake = new IntakeBatcher(
            TestData.Series,
            Instrument,
            () => TestData.OpeningKeys.Sealing,
            async (_, _) =>
            {
                await ended.Task;
                throw new SeriesEndedException();
            },
            TimeProvider.System
        );
        var accepted = AcceptAll(intake, TestData.Submissions(Instrument, 30, new Random(15)));

        ended.SetResult();

        foreach (var one in accepted)
        {
            await Assert.ThrowsAsync<SeriesEndedException>(() => one);
        }
    }

    [Fact]
    public async Task Who_was_told_to_send_again_is_not_sent_any_more()
    {
        var clock = new FakeTimeProvider();
        var storage = new HeldStorage();
        var intake = IntakeOf(storage, clock);
        var submissions = TestData.Submissions(Instrument, 400, new Random(11));
        var accepted = new List<Task> { AcceptAsync(intake, submissions[0]) };
        await FirstIsOnItsWayAsync(storage);
        accepted.AddRange(submissions.Skip(1).Select(s => AcceptAsync(intake, s)));
        await AdvanceUntilAsync(clock, () => storage.Messages.Count > 1);
        clock.Advance(TimeSpan.FromSeconds(20));
        await Assert.ThrowsAsync<IntakeUnavailableException>(() => Task.WhenAll(accepted));

        storage.StoreAll();
        await FinishAsync(intake.DisposeAsync().AsTask(), clock);

        Assert.Equal(2, storage.Messages.Count);
    }

    [Fact]
    public async Task Past_its_capacity_it_refuses_instead_of_filling_memory()
    {
        var storage = new TaskCompletionSource();
        await using var intake = new IntakeBatcher(
            TestData.Series,
            Instrument,
            () => TestData.OpeningKeys.Sealing,
            (_, _) => storage.Task,
            TimeProvider.System
        );
        var submission = TestData.Submission(Instrument, new StratumId("admin"), new Random(5));

        var accepted = Enumerable
            .Range(0, IntakeBatcher.Capacity + 500)
            .Select(_ => intake.AcceptAsync(submission, TestContext.Current.CancellationToken))
            .ToList();
        var refusals = accepted
            .Where(t => t.IsFaulted)
            .Select(t => Assert.IsType<IntakeUnavailableException>(t.Exception?.InnerException))
            .ToList();
        storage.SetResult();
        await Task.WhenAll(accepted.Where(t => !t.IsFaulted));

        Assert.InRange(refusals.Count, 1, 500);
        Assert.All(refusals, r => Assert.Equal(IntakeShortage.Capacity, r.Lacking));
    }

    [Fact]
    public async Task Stopping_stores_what_was_taken()
    {
        var sent = new ConcurrentQueue<BinaryData>();
        var intake = new IntakeBatcher(
            TestData.Series,
            Instrument,
            () => TestData.OpeningKeys.Sealing,
            Record(sent),
            TimeProvider.System
        );
        var accepted = TestData
            .Submissions(Instrument, 300, new Random(6))
            .Select(s => intake.AcceptAsync(s, TestContext.Current.CancellationToken))
            .ToList();

        await intake.DisposeAsync();
        await Task.WhenAll(accepted);

        Assert.Equal(300, sent.SelectMany(Read).Distinct().Count());
    }

    [Fact]
    public async Task Stopping_waits_for_the_messages_under_way()
    {
        var clock = new FakeTimeProvider();
        var storage = new HeldStorage();
        var intake = IntakeOf(storage, clock);
        var accepted = AcceptAsync(
            intake,
            TestData.Submission(Instrument, new StratumId("other"), new Random(16))
        );
        await FirstIsOnItsWayAsync(storage);

        var stopped = intake.DisposeAsync().AsTask();
        await AdvanceAsync(clock, milliseconds: 300);
        var hadStopped = stopped.IsCompleted;
        storage.StoreAll();
        await FinishAsync(stopped, clock);
        await accepted;

        Assert.False(hadStopped);
    }

    [Fact]
    public async Task Whoever_comes_after_it_was_stopped_is_asked_to_send_again()
    {
        var storage = new HeldStorage();
        var intake = IntakeOf(storage, TimeProvider.System);
        await intake.DisposeAsync();

        await Assert.ThrowsAsync<IntakeUnavailableException>(() =>
            AcceptAsync(
                intake,
                TestData.Submission(Instrument, new StratumId("other"), new Random(17))
            )
        );
        Assert.Empty(storage.Messages);
    }

    private static IntakeBatcher IntakeOf(HeldStorage storage, TimeProvider clock) =>
        new(
            TestData.Series,
            Instrument,
            () => TestData.OpeningKeys.Sealing,
            (message, _) => storage.SendAsync(message),
            clock
        );

    private static Task AcceptAsync(IntakeBatcher intake, Submission submission) =>
        intake.AcceptAsync(submission, TestContext.Current.CancellationToken);

    private static List<Task> AcceptAll(
        IntakeBatcher intake,
        IEnumerable<Submission> submissions
    ) => [.. submissions.Select(s => AcceptAsync(intake, s))];

    private static Func<BinaryData, CancellationToken, Task> Record(
        ConcurrentQueue<BinaryData> sent
    ) =>
        (message, _) =>
        {
            sent.Enqueue(message);
            return Task.CompletedTask;
        };

    private static IEnumerable<SubmissionId> Read(BinaryData message) =>
        ResponseEnvelope
            .Read(message.ToString())!
            .Open(TestData.OpeningKeys)!
            .ReadSubmissions(Instrument, out _)
            .Select(s => s.Id);

    private static Task FirstIsOnItsWayAsync(ConcurrentQueue<BinaryData> sent) =>
        Eventually.HappensAsync(
            "the first message was on its way",
            () => sent.Count == 1,
            TestContext.Current.CancellationToken
        );

    private static Task FirstIsOnItsWayAsync(HeldStorage storage) =>
        Eventually.HappensAsync(
            "the first message was on its way",
            () => storage.Messages.Count > 0,
            TestContext.Current.CancellationToken
        );

    private static async Task AdvanceAsync(FakeTimeProvider clock, int milliseconds)
    {
        for (var step = 0; step < 30; step++)
        {
            await StepAsync(clock, milliseconds / 30.0);
        }
    }

    // For five seconds of the clock at most: what the test then finds says the rest.
    private static async Task AdvanceUntilAsync(FakeTimeProvider clock, Func<bool> isSo)
    {
        for (var step = 0; step < 5000 && !isSo(); step++)
        {
            await StepAsync(clock);
        }
    }

    private static async Task FinishAsync(Task work, FakeTimeProvider clock)
    {
        while (!work.IsCompleted)
        {
            await StepAsync(clock);
        }

        await work;
    }

    private static Task StepAsync(FakeTimeProvider clock, double milliseconds = 1)
    {
        clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        return Task.Delay(
            TimeSpan.FromMilliseconds(1),
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
    }

    /// <summary>A clock on which what waits for a few milliseconds has waited for them at once.</summary>
    private sealed class HurriedClock : FakeTimeProvider
    {
        public override ITimer CreateTimer(
            TimerCallback callback,
            object? state,
            TimeSpan dueTime,
            TimeSpan period
        )
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime < TimeSpan.FromMilliseconds(10))
            {
                Advance(dueTime);
            }

            return timer;
        }
    }

    /// <summary>Storage in which a message is under way until the test says that it is stored.</summary>
    private sealed class HeldStorage
    {
        private readonly Lock gate = new();
        private readonly List<TaskCompletionSource> stored = [];
        private ImmutableArray<BinaryData> messages = [];
        private bool storesAll;

        /// <summary>What was sent, stored or not.</summary>
        public IReadOnlyList<BinaryData> Messages
        {
            get
            {
                lock (gate)
                {
                    return messages;
                }
            }
        }

        public Task SendAsync(BinaryData message)
        {
            lock (gate)
            {
                messages = messages.Add(message);
                stored.Add(new(TaskCreationOptions.RunContinuationsAsynchronously));
                if (storesAll)
                {
                    stored[^1].SetResult();
                }

                return stored[^1].Task;
            }
        }

        public void Store(int message)
        {
            lock (gate)
            {
                stored[message].SetResult();
            }
        }

        /// <summary>Those under way, and whatever comes from now on.</summary>
        public void StoreAll()
        {
            lock (gate)
            {
                storesAll = true;
                stored.ForEach(s => s.TrySetResult());
            }
        }
    }
}
