using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Storage;

public sealed class InterleavingTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void The_same_seed_gives_the_same_run()
    {
        Assert.Equal(OrderOf(seed: 7), OrderOf(seed: 7));
    }

    [Fact]
    public void Seeds_reach_every_order_of_two_actors_with_two_calls_each()
    {
        var orders = Enumerable.Range(0, 200).Select(OrderOf).ToHashSet(StringComparer.Ordinal);

        Assert.True(orders.SetEquals(["aabb", "abab", "abba", "baab", "baba", "bbaa"]));
    }

    [Fact]
    public void A_chosen_order_splits_reading_from_writing()
    {
        var store = new InMemoryTallyStore(clock);
        var script = StorageScript.Undisturbed();
        using var late = script.NewActor("late");
        using var early = script.NewActor("early");
        var results = new Dictionary<string, bool>(StringComparer.Ordinal);
        var run = Interleaving.InTurns(script, "late", "early", "early", "late");

        run.Run((late, () => AddAsync(late)), (early, () => AddAsync(early)));

        Assert.True(results["early"]);
        Assert.False(results["late"]);

        async Task AddAsync(StorageActor actor)
        {
            var seen = await actor.Wrap(store).ReadAsync(TestData.NewTally().Key, actor.Life);
            var written = await actor
                .Wrap(store)
                .TryCommitAsync(0, [], [seen ?? TestData.NewTally()], actor.Life);
            results[actor.Name] = written is not null;
        }
    }

    [Fact]
    public void An_actor_that_crashes_ends_quietly_and_the_others_go_on()
    {
        var store = new InMemoryTallyStore(clock);
        var script = StorageScript.FaultAt("a", 2, Fault.CrashAfter);
        using var a = script.NewActor("a");
        using var b = script.NewActor("b");

        Interleaving
            .Seeded(script, 1)
            .Run(
                (a, () => CommitAllAsync(a, store, 1, 2, 3)),
                (b, () => CommitAllAsync(b, store, 4, 5))
            );

        Assert.True(a.HasCrashed);
        Assert.Equal(4, store.Receipts.Count);
        Assert.DoesNotContain(TestData.NumberedSubmission(3), store.Receipts);
    }

    [Fact]
    public void An_actor_that_fails_fails_the_run()
    {
        var script = StorageScript.Undisturbed();
        using var a = script.NewActor("a");

        Assert.Throws<InvalidDataException>(() =>
            Interleaving
                .Seeded(script, 1)
                .Run((a, () => Task.FromException(new InvalidDataException("broken"))))
        );
    }

    [Fact]
    public void Waiting_actors_go_on_when_the_clock_is_advanced()
    {
        var store = new InMemoryTallyStore(clock);
        var script = StorageScript.Undisturbed();
        using var a = script.NewActor("a");
        var run = Interleaving.Seeded(script, 1);
        run.WhenIdle = () => clock.Advance(TimeSpan.FromMinutes(1));

        run.Run((a, WaitAndCommitAsync));

        Assert.Single(store.Receipts);

        async Task WaitAndCommitAsync()
        {
            await Task.Delay(TimeSpan.FromHours(1), clock, a.Life);
            await CommitAllAsync(a, store, 1);
        }
    }

    [Fact]
    public void Actors_may_hand_work_to_each_other()
    {
        var store = new InMemoryTallyStore(clock);
        var script = StorageScript.Undisturbed();
        using var sender = script.NewActor("sender");
        using var writer = script.NewActor("writer");
        var channel = Channel.CreateUnbounded<int>();

        Interleaving.Seeded(script, 3).Run((writer, WriteAsync), (sender, SendAsync));

        Assert.Equal(3, store.Receipts.Count);

        async Task SendAsync()
        {
            await CommitAllAsync(sender, store, 1);
            await channel.Writer.WriteAsync(2, sender.Life);
            await channel.Writer.WriteAsync(3, sender.Life);
            channel.Writer.Complete();
        }

        async Task WriteAsync()
        {
            await foreach (var number in channel.Reader.ReadAllAsync(writer.Life))
            {
                await CommitAllAsync(writer, store, number);
            }
        }
    }

    [Fact]
    public void A_run_that_waits_for_nothing_says_where_it_stands()
    {
        var store = new InMemoryTallyStore(clock);
        var script = StorageScript.Undisturbed();
        using var a = script.NewActor("a");

        var error = Assert.Throws<InvalidOperationException>(() =>
            Interleaving.Seeded(script, 1).Run((a, CommitAndWaitForeverAsync))
        );

        Assert.Contains("1 a: TryCommitAsync", error.Message, StringComparison.Ordinal);

        async Task CommitAndWaitForeverAsync()
        {
            await CommitAllAsync(a, store, 1);
            await new TaskCompletionSource().Task;
        }
    }

    private static async Task CommitAllAsync(
        StorageActor actor,
        ITallyStore store,
        params int[] numbers
    )
    {
        foreach (var number in numbers)
        {
            await actor
                .Wrap(store)
                .TryCommitAsync(0, [TestData.NumberedSubmission(number)], [], actor.Life);
        }
    }

    private string OrderOf(int seed)
    {
        var store = new InMemoryTallyStore(clock);
        var script = StorageScript.Undisturbed();
        using var a = script.NewActor("a");
        using var b = script.NewActor("b");

        Interleaving
            .Seeded(script, seed)
            .Run(
                (a, () => CommitAllAsync(a, store, 1, 2)),
                (b, () => CommitAllAsync(b, store, 3, 4))
            );

        return string.Concat(script.Calls.Select(c => c.Actor));
    }
}
