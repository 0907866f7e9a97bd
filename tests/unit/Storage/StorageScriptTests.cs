using Azure;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Storage;

public sealed class StorageScriptTests
{
    private readonly InMemoryTallyStore tallies = new(TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_call_is_not_made_and_its_actor_lives_on()
    {
        var script = StorageScript.FaultAt(1, Fault.Refuse);
        using var writer = script.NewActor("writer");

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => CommitAsync(writer, 1));
        await CommitAsync(writer, 2);

        Assert.Equal(503, error.Status);
        Assert.Equal([TestData.NumberedSubmission(2)], tallies.Receipts);
        Assert.False(writer.HasCrashed);
    }

    [Fact]
    public async Task A_call_whose_reply_is_lost_is_made()
    {
        var script = StorageScript.FaultAt(1, Fault.LoseReply);
        using var writer = script.NewActor("writer");

        await Assert.ThrowsAsync<RequestFailedException>(() => CommitAsync(writer, 1));
        await CommitAsync(writer, 2);

        Assert.Equal(2, tallies.Receipts.Count);
    }

    [Fact]
    public async Task A_repeated_call_returns_what_the_second_time_gave()
    {
        var script = StorageScript.FaultAt(1, Fault.Repeat);
        using var writer = script.NewActor("writer");

        Assert.Null(await CommitAsync(writer, 1));
        Assert.NotNull(await CommitAsync(writer, 2));

        Assert.Equal(2, tallies.Receipts.Count);
    }

    [Theory]
    [InlineData(Fault.CrashBefore, 1)]
    [InlineData(Fault.CrashAfter, 2)]
    public async Task A_crashed_actor_makes_no_call_any_more(Fault fault, int receipts)
    {
        var script = StorageScript.FaultAt(2, fault);
        using var writer = script.NewActor("writer");
        using var other = script.NewActor("other");
        await CommitAsync(writer, 1);

        await Assert.ThrowsAsync<SimulatedCrashException>(() => CommitAsync(writer, 2));
        await Assert.ThrowsAsync<SimulatedCrashException>(() => CommitAsync(writer, 3));

        Assert.Equal(receipts, tallies.Receipts.Count);
        Assert.True(writer.Life.IsCancellationRequested);
        Assert.NotNull(await CommitAsync(other, 4));
    }

    [Fact]
    public async Task A_fault_can_be_meant_for_one_actor()
    {
        var script = StorageScript.FaultAt("second", 2, Fault.Refuse);
        using var first = script.NewActor("first");
        using var second = script.NewActor("second");

        await CommitAsync(first, 1);
        await CommitAsync(first, 2);
        await CommitAsync(second, 3);

        await Assert.ThrowsAsync<RequestFailedException>(() => CommitAsync(second, 4));
    }

    [Fact]
    public async Task Calls_are_recorded_in_the_order_in_which_they_go_ahead()
    {
        var script = StorageScript.Undisturbed();
        using var first = script.NewActor("first");
        using var second = script.NewActor("second");

        await CommitAsync(first, 1);
        await second.Wrap(tallies).EraseAsync(Token);
        await CommitAsync(first, 2);

        Assert.Equal(
            [
                new(1, 1, "first", "TryCommitAsync"),
                new(2, 1, "second", "EraseAsync"),
                new StorageCall(3, 2, "first", "TryCommitAsync"),
            ],
            script.Calls.AsEnumerable()
        );
    }

    [Fact]
    public async Task A_call_can_be_held_back_while_others_go_ahead()
    {
        var script = StorageScript.Undisturbed();
        using var slow = script.NewActor("slow");
        using var fast = script.NewActor("fast");
        var gate = new TaskCompletionSource();
        script.BeforeCall = (actor, _, _) => actor == slow ? gate.Task : Task.CompletedTask;

        var held = CommitAsync(slow, 1);
        await CommitAsync(fast, 1);
        gate.SetResult();

        Assert.Null(await held);
    }

    private Task<System.Collections.Immutable.ImmutableArray<Tally>?> CommitAsync(
        StorageActor actor,
        int number
    ) => actor.Wrap(tallies).TryCommitAsync(0, [TestData.NumberedSubmission(number)], [], Token);
}
