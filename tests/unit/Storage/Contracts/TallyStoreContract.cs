using System.Collections.Immutable;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Storage.Contracts;

/// <summary>What every tally store does, the double like the table.</summary>
public abstract class TallyStoreContract
{
    private static readonly StratumId Admin = new("admin");

    /// <summary>An empty store of a series with four shards.</summary>
    protected abstract ITallyStore Store { get; }

    /// <summary>The time by which the store dates what it writes.</summary>
    protected abstract DateTimeOffset ServiceTime { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_tally_reads_back_whole()
    {
        var tally = TestData.NewTally(shard: 2);

        var written = await Store.TryCommitAsync(2, [], [tally], Token);
        var read = await Store.ReadAsync(tally.Key, Token);

        Assert.NotNull(read);
        Assert.Equal(tally.Key, read.Key);
        Assert.Equal(3, read.N);
        Assert.Equal("batch of admin 2026-11 2", read.Batch);
        Assert.False(read.IsFrozen);
        Assert.Equal(2, read.Counts.Count);
        Assert.Equal([1, 0, 2], read.Counts[new ItemId("workload-more")]);
        Assert.Equal([3, 0], read.Counts[new ItemId("tools")]);
        Assert.Equal(read.ETag, Assert.Single(written!.Value).ETag);
        Assert.NotNull(read.ETag);
    }

    [Fact]
    public async Task A_tally_that_was_never_written_reads_as_null()
    {
        Assert.Null(await Store.ReadAsync(TestData.NewTally().Key, Token));
    }

    [Fact]
    public async Task Receipts_are_found_in_their_shard_only()
    {
        var ids = TestData.NumberedSubmissions(40);
        await Store.TryCommitAsync(1, [.. ids.Take(30)], [], Token);

        var found = await Store.ReadReceiptsAsync(1, ids, Token);
        var elsewhere = await Store.ReadReceiptsAsync(2, ids, Token);

        Assert.True(found.SetEquals(ids.Take(30)));
        Assert.Empty(elsewhere);
    }

    [Fact]
    public async Task Receipts_and_tallies_are_written_together()
    {
        var other = TestData.NewTally(stratum: "social-work");

        var written = await Store.TryCommitAsync(
            0,
            TestData.NumberedSubmissions(98),
            [TestData.NewTally(), other],
            Token
        );

        Assert.Equal([Admin, new("social-work")], written!.Value.Select(t => t.Key.Stratum));
        Assert.Equal(
            98,
            (await Store.ReadReceiptsAsync(0, TestData.NumberedSubmissions(98), Token)).Count
        );
        Assert.Equal(written.Value[1].ETag, (await Store.ReadAsync(other.Key, Token))?.ETag);
    }

    [Fact]
    public async Task A_new_tally_where_one_stands_is_a_conflict_that_leaves_no_receipt()
    {
        await Store.TryCommitAsync(0, [], [TestData.NewTally()], Token);

        var again = await Store.TryCommitAsync(
            0,
            [TestData.NumberedSubmission(1)],
            [TestData.NewTally() with { N = 9 }],
            Token
        );

        Assert.Null(again);
        Assert.Empty(await Store.ReadReceiptsAsync(0, [TestData.NumberedSubmission(1)], Token));
        Assert.Equal(3, (await Store.ReadAsync(TestData.NewTally().Key, Token))?.N);
    }

    [Fact]
    public async Task A_receipt_that_stands_is_a_conflict_that_changes_no_tally()
    {
        var written = await CommitAsync(TestData.NewTally());
        await Store.TryCommitAsync(0, [TestData.NumberedSubmission(1)], [], Token);

        var again = await Store.TryCommitAsync(
            0,
            [TestData.NumberedSubmission(2), TestData.NumberedSubmission(1)],
            [written with { N = 5 }],
            Token
        );

        Assert.Null(again);
        Assert.Empty(await Store.ReadReceiptsAsync(0, [TestData.NumberedSubmission(2)], Token));
        Assert.Equal(written.ETag, (await Store.ReadAsync(written.Key, Token))?.ETag);
    }

    [Fact]
    public async Task The_version_that_a_commit_returns_can_be_replaced()
    {
        var written = await CommitAsync(TestData.NewTally());

        var replaced = await CommitAsync(written with { N = 4 });
        var twice = await CommitAsync(replaced with { N = 5 });

        var read = await Store.ReadAsync(written.Key, Token);
        Assert.Equal(5, read?.N);
        Assert.Equal(twice.ETag, read?.ETag);
        Assert.NotEqual(written.ETag, replaced.ETag, StringComparer.Ordinal);
        Assert.NotEqual(replaced.ETag, twice.ETag, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_version_that_has_been_replaced_is_a_conflict()
    {
        var written = await CommitAsync(TestData.NewTally());
        await CommitAsync(written with { N = 4 });

        var late = await Store.TryCommitAsync(
            0,
            [TestData.NumberedSubmission(1)],
            [written with { N = 9 }],
            Token
        );

        Assert.Null(late);
        Assert.Equal(4, (await Store.ReadAsync(written.Key, Token))?.N);
        Assert.Empty(await Store.ReadReceiptsAsync(0, [TestData.NumberedSubmission(1)], Token));
    }

    [Fact]
    public async Task Replacing_a_tally_that_is_gone_is_a_conflict()
    {
        var written = await CommitAsync(TestData.NewTally());
        await Store.TryDeleteAsync(written, Token);

        Assert.Null(await Store.TryCommitAsync(0, [], [written with { N = 4 }], Token));
        Assert.Null(await Store.ReadAsync(written.Key, Token));
    }

    [Fact]
    public async Task Freezing_keeps_the_counts_and_makes_a_new_version()
    {
        var written = await CommitAsync(TestData.NewTally());

        Assert.True(await Store.TryFreezeAsync(written, Token));

        var read = await Store.ReadAsync(written.Key, Token);
        Assert.True(read?.IsFrozen);
        Assert.Equal(3, read?.N);
        Assert.Equal(written.Batch, read?.Batch);
        Assert.Equal([1, 0, 2], read!.Counts[new ItemId("workload-more")]);
        Assert.Null(await Store.TryCommitAsync(0, [], [written with { N = 4 }], Token));
    }

    [Fact]
    public async Task A_version_that_has_been_replaced_is_neither_frozen_nor_deleted()
    {
        var written = await CommitAsync(TestData.NewTally());
        var replaced = await CommitAsync(written with { N = 4 });

        Assert.False(await Store.TryFreezeAsync(written, Token));
        Assert.False(await Store.TryDeleteAsync(written, Token));

        Assert.Equal(replaced.ETag, (await Store.ReadAsync(written.Key, Token))?.ETag);
    }

    [Fact]
    public async Task A_deleted_tally_is_gone_and_cannot_be_frozen_or_deleted_again()
    {
        var written = await CommitAsync(TestData.NewTally());

        Assert.True(await Store.TryDeleteAsync(written, Token));

        Assert.Null(await Store.ReadAsync(written.Key, Token));
        Assert.False(await Store.TryFreezeAsync(written, Token));
        Assert.False(await Store.TryDeleteAsync(written, Token));
    }

    [Fact]
    public async Task Only_a_stored_tally_can_be_frozen_or_deleted()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Store.TryFreezeAsync(TestData.NewTally(), Token)
        );
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Store.TryDeleteAsync(TestData.NewTally(), Token)
        );
    }

    [Fact]
    public async Task Listing_finds_one_stratum_in_all_shards_up_to_a_period()
    {
        await CommitAsync(TestData.NewTally(3, month: "2026-10"));
        await CommitAsync(TestData.NewTally(1, month: "2026-11"));
        await CommitAsync(TestData.NewTally(0, month: "2026-11"));
        await CommitAsync(TestData.NewTally(0, month: "2025-12"));
        await CommitAsync(TestData.NewTally(0, month: "2026-12"));
        await CommitAsync(TestData.NewTally(0, stratum: "admin-it", month: "2026-11"));
        await Store.TryCommitAsync(0, TestData.NumberedSubmissions(3), [], Token);

        var found = await Store.ListAsync(Admin, TestData.Month("2026-11"), Token);

        Assert.Equal(
            [(0, "2025-12"), (3, "2026-10"), (0, "2026-11"), (1, "2026-11")],
            found.Select(t => (t.Key.Shard, t.Key.Period.Name))
        );
        Assert.All(found, t => Assert.Equal(Admin, t.Key.Stratum));
        Assert.All(found, t => Assert.NotNull(t.ETag));
    }

    [Fact]
    public async Task Purging_deletes_receipts_written_before_an_instant_and_nothing_else()
    {
        await Store.TryCommitAsync(0, TestData.NumberedSubmissions(100), [], Token);
        await Store.TryCommitAsync(
            0,
            [.. TestData.NumberedSubmissions(150).Skip(100)],
            [TestData.NewTally()],
            Token
        );
        await Store.TryCommitAsync(3, TestData.NumberedSubmissions(2), [], Token);

        var none = await Store.PurgeReceiptsAsync(
            ServiceTime - TimeSpan.FromHours(1),
            TestData.NumberedSubmission(1),
            Token
        );
        var all = await Store.PurgeReceiptsAsync(
            ServiceTime + TimeSpan.FromHours(1),
            TestData.NumberedSubmission(1),
            Token
        );

        Assert.Equal(0, none);
        Assert.Equal(152, all);
        Assert.Empty(await Store.ReadReceiptsAsync(0, TestData.NumberedSubmissions(150), Token));
        Assert.NotNull(await Store.ReadAsync(TestData.NewTally().Key, Token));
    }

    [Fact]
    public async Task Erasing_leaves_nothing()
    {
        await Store.TryCommitAsync(
            0,
            TestData.NumberedSubmissions(99),
            [TestData.NewTally()],
            Token
        );
        await Store.TryCommitAsync(0, [.. TestData.NumberedSubmissions(120).Skip(99)], [], Token);
        await CommitAsync(TestData.NewTally(3, month: "2027-01"));

        await Store.EraseAsync(Token);
        await Store.EraseAsync(Token);

        Assert.Empty(await Store.ListAsync(Admin, TestData.Month("2030-01"), Token));
        Assert.Empty(await Store.ReadReceiptsAsync(0, TestData.NumberedSubmissions(120), Token));
    }

    [Fact]
    public async Task A_transaction_takes_a_hundred_operations()
    {
        Assert.NotNull(await Store.TryCommitAsync(0, TestData.NumberedSubmissions(100), [], Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Store.TryCommitAsync(
                1,
                TestData.NumberedSubmissions(100),
                [TestData.NewTally(1)],
                Token
            )
        );

        Assert.Empty(await Store.ReadReceiptsAsync(1, TestData.NumberedSubmissions(3), Token));
    }

    [Fact]
    public async Task A_transaction_touches_one_shard_and_each_row_once()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Store.TryCommitAsync(0, [], [TestData.NewTally(1)], Token)
        );
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Store.TryCommitAsync(
                0,
                [TestData.NumberedSubmission(1), TestData.NumberedSubmission(1)],
                [],
                Token
            )
        );

        Assert.Null(await Store.ReadAsync(TestData.NewTally(1).Key, Token));
    }

    [Fact]
    public async Task An_empty_transaction_writes_nothing()
    {
        Assert.Equal(ImmutableArray<Tally>.Empty, await Store.TryCommitAsync(0, [], [], Token));
    }

    [Fact]
    public async Task A_cancelled_call_throws()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Store.TryCommitAsync(0, [TestData.NumberedSubmission(1)], [], cancelled)
        );

        Assert.Empty(await Store.ReadReceiptsAsync(0, [TestData.NumberedSubmission(1)], Token));
    }

    private async Task<Tally> CommitAsync(Tally tally) =>
        Assert.Single(
            (await Store.TryCommitAsync(tally.Key.Shard, [], [tally], Token))!.Value.AsEnumerable()
        );
}
