using System.Collections.Immutable;
using Azure;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Integration.Storage;

/// <summary>The faults that scripts make in real clients are those that they make in the doubles.</summary>
public sealed class FaultsOnRealStorageTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private RealStorage storage = null!;

    private ITallyStore Store => storage.Clients.Tallies(storage.Series, shards: 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => storage = await RealStorage.OpenAsync(azurite);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(Fault.Refuse, false)]
    [InlineData(Fault.LoseReply, true)]
    public async Task A_fault_is_a_storage_error(Fault fault, bool isMade)
    {
        using var writer = StorageScript.FaultAt(1, fault).NewActor("writer");

        await Assert.ThrowsAsync<RequestFailedException>(() => CommitAsync(writer, 1));

        Assert.Equal(isMade, await HasReceiptAsync(1));
        Assert.NotNull(await CommitAsync(writer, 2));
    }

    [Theory]
    [InlineData(Fault.CrashBefore, false)]
    [InlineData(Fault.CrashAfter, true)]
    public async Task A_crash_is_final(Fault fault, bool isMade)
    {
        using var writer = StorageScript.FaultAt(1, fault).NewActor("writer");

        await Assert.ThrowsAsync<SimulatedCrashException>(() => CommitAsync(writer, 1));
        await Assert.ThrowsAsync<SimulatedCrashException>(() => CommitAsync(writer, 2));

        Assert.Equal(isMade, await HasReceiptAsync(1));
        Assert.False(await HasReceiptAsync(2));
    }

    [Fact]
    public async Task A_repeated_transaction_is_a_conflict_that_was_written()
    {
        using var writer = StorageScript.FaultAt(1, Fault.Repeat).NewActor("writer");

        Assert.Null(await CommitAsync(writer, 1));

        Assert.True(await HasReceiptAsync(1));
    }

    [Fact]
    public void The_chosen_order_holds_on_real_storage()
    {
        var script = StorageScript.Undisturbed();
        using var late = script.NewActor("late");
        using var early = script.NewActor("early");
        var results = new Dictionary<string, bool>(StringComparer.Ordinal);

        Interleaving
            .InTurns(script, "late", "early", "early", "late")
            .Run((late, () => AddAsync(late)), (early, () => AddAsync(early)));

        Assert.True(results["early"]);
        Assert.False(results["late"]);

        async Task AddAsync(StorageActor actor)
        {
            var store = actor.Wrap(Store);
            var seen = await store.ReadAsync(TestData.NewTally().Key, actor.Life);
            var written = await store.TryCommitAsync(
                0,
                [],
                [seen ?? TestData.NewTally()],
                actor.Life
            );
            results[actor.Name] = written is not null;
        }
    }

    private Task<ImmutableArray<Tally>?> CommitAsync(StorageActor actor, int number) =>
        storage
            .ClientsOf(actor)
            .Tallies(storage.Series, shards: 1)
            .TryCommitAsync(0, [TestData.NumberedSubmission(number)], [], Token);

    private async Task<bool> HasReceiptAsync(int number) =>
        (await Store.ReadReceiptsAsync(0, [TestData.NumberedSubmission(number)], Token)).Count == 1;
}
