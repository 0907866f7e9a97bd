using System.Collections.Concurrent;
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
    public async Task Nobody_is_waited_for_longer_than_five_milliseconds()
    {
        var sent = new ConcurrentQueue<BinaryData>();
        var clock = new FakeTimeProvider();
        var began = clock.GetUtcNow();
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
            clock
        );
        var submissions = TestData.Submissions(Instrument, 60, new Random(8));
        var accepted = new List<Task>
        {
            intake.AcceptAsync(submissions[0], TestContext.Current.CancellationToken),
        };
        await FirstIsOnItsWayAsync(sent);
        accepted.AddRange(
            submissions
                .Skip(1)
                .Select(s => intake.AcceptAsync(s, TestContext.Current.CancellationToken))
        );

        storage.SetResult();
        await FinishAsync(Task.WhenAll(accepted), clock);

        Assert.Equal(60, sent.SelectMany(Read).Count());
        Assert.InRange(
            clock.GetUtcNow() - began,
            TimeSpan.FromMilliseconds(5),
            TimeSpan.FromMilliseconds(10)
        );
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
    public async Task Who_was_told_to_send_again_is_not_sent_any_more()
    {
        var clock = new FakeTimeProvider();
        var hanging = new TaskCompletionSource();
        var sent = new ConcurrentQueue<BinaryData>();
        var intake = new IntakeBatcher(
            TestData.Series,
            Instrument,
            () => TestData.OpeningKeys.Sealing,
            (message, _) =>
            {
                sent.Enqueue(message);
                return hanging.Task;
            },
            clock
        );
        var submissions = TestData.Submissions(Instrument, 400, new Random(11));
        var accepted = submissions
            .Select(s => intake.AcceptAsync(s, TestContext.Current.CancellationToken))
            .ToList();
        await Eventually.HappensAsync(
            "a message was on its way",
            () => !sent.IsEmpty,
            TestContext.Current.CancellationToken
        );
        clock.Advance(TimeSpan.FromSeconds(20));
        await Assert.ThrowsAsync<IntakeUnavailableException>(() => Task.WhenAll(accepted));

        hanging.SetResult();
        await FinishAsync(intake.DisposeAsync().AsTask(), clock);

        Assert.InRange(sent.SelectMany(Read).Count(), 1, 399);
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

    private static async Task FinishAsync(Task work, FakeTimeProvider clock)
    {
        while (!work.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Delay(
                TimeSpan.FromMilliseconds(1),
                TimeProvider.System,
                TestContext.Current.CancellationToken
            );
        }

        await work;
    }
}
