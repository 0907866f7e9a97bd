using System.Collections.Immutable;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Instruments;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;
using SurveyPipeline.Tests.Unit.Storage.Contracts;

namespace SurveyPipeline.Tests.Integration.Storage;

public sealed class TallyTableTests(AzuriteFixture azurite) : TallyStoreContract, IAsyncLifetime
{
    private RealStorage storage = null!;

    protected override ITallyStore Store => storage.Clients.Tallies(storage.Series, shards: 4);

    protected override DateTimeOffset ServiceTime => TimeProvider.System.GetUtcNow();

    private TableClient Table => storage.Clients.Tables.GetTableClient("tallies");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => storage = await RealStorage.OpenAsync(azurite);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_count_entity_holds_its_counts_as_text_and_nothing_that_is_not_documented()
    {
        await Store.TryCommitAsync(2, [], [TestData.NewTally(2, "social-work")], Token);

        TableEntity row = await Table.GetEntityAsync<TableEntity>(
            $"{storage.Series}|2",
            "counts|social-work|2026-11",
            cancellationToken: Token
        );

        Assert.Equal("1,0,2", row.GetString("i_workload_more"));
        Assert.Equal("3,0", row.GetString("i_tools"));
        Assert.Equal(3, row.GetInt32("N"));
        Assert.Equal("batch of social-work 2026-11 2", row.GetString("Batch"));
        Assert.False(row.GetBoolean("Frozen"));
        Assert.Equal(5, OwnProperties(row).Count());
    }

    [Fact]
    public async Task A_receipt_holds_nothing()
    {
        await Store.TryCommitAsync(1, [TestData.NumberedSubmission(1)], [], Token);

        TableEntity row = await Table.GetEntityAsync<TableEntity>(
            $"{storage.Series}|1",
            $"receipt|{TestData.NumberedSubmission(1)}",
            cancellationToken: Token
        );

        Assert.Empty(OwnProperties(row));
    }

    [Fact]
    public async Task Series_do_not_meet()
    {
        var trial = storage.Clients.Tallies(new SeriesId(storage.Series.Value + "~trial"), 4);
        await Store.TryCommitAsync(
            0,
            [TestData.NumberedSubmission(1)],
            [TestData.NewTally()],
            Token
        );
        await trial.TryCommitAsync(
            0,
            [TestData.NumberedSubmission(2)],
            [TestData.NewTally()],
            Token
        );

        await Store.EraseAsync(Token);

        Assert.Null(await Store.ReadAsync(TestData.NewTally().Key, Token));
        Assert.NotNull(await trial.ReadAsync(TestData.NewTally().Key, Token));
        Assert.Single(
            await trial.ReadReceiptsAsync(0, [.. TestData.NumberedSubmissions(2)], Token)
        );
    }

    [Fact]
    public async Task A_missing_table_is_no_lost_race()
    {
        var nowhere = new TallyTable(
            storage.Clients.Tables.GetTableClient(RealStorage.NewName()),
            storage.Series,
            shards: 1
        );
        var stored = TestData.NewTally() with { ETag = "W/\"datetime'2026-11-24T06%3A00%3A00Z'\"" };

        await AssertTableNotFoundAsync(() => nowhere.TryCommitAsync(0, [], [stored], Token));
        await AssertTableNotFoundAsync(() => nowhere.TryFreezeAsync(stored, Token));
        await AssertTableNotFoundAsync(() => nowhere.TryDeleteAsync(stored, Token));
        await AssertTableNotFoundAsync(() => nowhere.EraseAsync(Token));
    }

    [Fact]
    public async Task A_commit_that_the_client_repeats_by_itself_is_a_conflict_whose_receipts_are_there()
    {
        var options = new TableClientOptions { Retry = { Delay = TimeSpan.FromMilliseconds(1) } };
        options.AddPolicy(new LoseFirstReply(), Azure.Core.HttpPipelinePosition.PerRetry);
        var table = new TableClient(azurite.ConnectionString, "tallies", options);
        var store = new TallyTable(table, storage.Series, shards: 4);

        var written = await store.TryCommitAsync(
            0,
            [TestData.NumberedSubmission(1)],
            [TestData.NewTally()],
            Token
        );

        Assert.Null(written);
        Assert.Single(await Store.ReadReceiptsAsync(0, [TestData.NumberedSubmission(1)], Token));
        Assert.Equal(3, (await Store.ReadAsync(TestData.NewTally().Key, Token))?.N);
    }

    [Fact]
    public async Task A_purge_goes_on_where_another_is_at_work()
    {
        await Store.TryCommitAsync(0, TestData.NumberedSubmissions(100), [], Token);
        await Store.TryCommitAsync(0, [.. TestData.NumberedSubmissions(180).Skip(100)], [], Token);
        var script = StorageScript.Undisturbed();
        using var purger = script.NewActor("purger");
        script.BeforeCall = (_, operation, token) =>
            operation.StartsWith("POST", StringComparison.Ordinal)
                ? Table.DeleteEntityAsync(
                    $"{storage.Series}|0",
                    $"receipt|{TestData.NumberedSubmission(7)}",
                    cancellationToken: token
                )
                : Task.CompletedTask;

        var purged = await storage
            .ClientsOf(purger)
            .Tallies(storage.Series, shards: 4)
            .PurgeReceiptsAsync(
                ServiceTime + TimeSpan.FromHours(1),
                TestData.NumberedSubmission(1),
                Token
            );

        Assert.Equal(179, purged);
        Assert.Empty(await Store.ReadReceiptsAsync(0, TestData.NumberedSubmissions(180), Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_purge_that_has_time_for_one_shard_alone_begins_at_any(int shard)
    {
        for (var i = 0; i < 4; i++)
        {
            await Store.TryCommitAsync(i, [TestData.NumberedSubmission(1)], [], Token);
        }

        var first = TestData.NumberedSubmissions(100).First(s => s.Shard(4) == shard);
        var script = StorageScript.Undisturbed();
        using var purger = script.NewActor("purger");
        using var time = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var deletions = 0;
        script.BeforeCall = (_, operation, _) =>
            operation.StartsWith("POST", StringComparison.Ordinal) && ++deletions > 1
                ? time.CancelAsync()
                : Task.CompletedTask;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            storage
                .ClientsOf(purger)
                .Tallies(storage.Series, shards: 4)
                .PurgeReceiptsAsync(ServiceTime + TimeSpan.FromHours(1), first, time.Token)
        );

        var purged = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            if (
                (await Store.ReadReceiptsAsync(i, [TestData.NumberedSubmission(1)], Token)).Count
                == 0
            )
            {
                purged.Add(i);
            }
        }

        Assert.Equal([shard], purged);
    }

    [Fact]
    public async Task The_largest_counts_that_an_instrument_may_have_fit()
    {
        var largest = TestData.NewTally() with
        {
            Counts = Enumerable
                .Range(0, 240)
                .ToDictionary(
                    i => new ItemId("item-" + i.ToString(CultureInfo.InvariantCulture)),
                    _ => Enumerable.Repeat(int.MaxValue, 83).ToImmutableArray()
                )
                .ToImmutableDictionary(),
        };

        var written = await Store.TryCommitAsync(
            0,
            TestData.NumberedSubmissions(99),
            [largest],
            Token
        );

        Assert.NotNull(written);
        Assert.Equal(240, (await Store.ReadAsync(largest.Key, Token))?.Counts.Count);
    }

    private static IEnumerable<string> OwnProperties(TableEntity row) =>
        row.Keys.Except(
            ["PartitionKey", "RowKey", "Timestamp", "odata.etag", "odata.metadata"],
            StringComparer.Ordinal
        );

    private static async Task AssertTableNotFoundAsync(Func<Task> call)
    {
        var error = await Assert.ThrowsAnyAsync<RequestFailedException>(call);
        Assert.Equal("TableNotFound", error.ErrorCode);
    }
}
