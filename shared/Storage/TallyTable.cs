using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;

namespace SurveyPipeline.Storage;

/// <summary>The tallies of one series in Table Storage, one partition for each shard.</summary>
/// <param name="table">The table <c>tallies</c>.</param>
/// <param name="series">The series.</param>
/// <param name="shards">How many shards the series has.</param>
public sealed class TallyTable(TableClient table, SeriesId series, int shards) : ITallyStore
{
    // Point reads: a filter on several row keys would scan the partition.
    private const int ReadsAtOnce = 16;

    private static readonly ImmutableArray<string> KeyOnly = [nameof(ITableEntity.RowKey)];

    private readonly RowDeletion deletion = new(table);

    /// <inheritdoc/>
    public async Task<ImmutableHashSet<SubmissionId>> ReadReceiptsAsync(
        int shard,
        IReadOnlyCollection<SubmissionId> ids,
        CancellationToken cancellationToken
    )
    {
        var found = ImmutableHashSet.CreateBuilder<SubmissionId>();
        foreach (var some in ids.Chunk(ReadsAtOnce))
        {
            var there = await Task.WhenAll(
                some.Select(id => HasReceiptAsync(shard, id, cancellationToken))
            );
            found.UnionWith(some.Where((_, i) => there[i]));
        }

        return found.ToImmutable();
    }

    /// <inheritdoc/>
    public async Task<Tally?> ReadAsync(TallyKey key, CancellationToken cancellationToken)
    {
        var row = await table.FindAsync(
            TallyEntity.Partition(series, key.Shard),
            TallyEntity.RowKey(key),
            cancellationToken
        );
        return row is null ? null : TallyEntity.Read(key.Shard, row);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<Tally>?> TryCommitAsync(
        int shard,
        IReadOnlyCollection<SubmissionId> receipts,
        IReadOnlyCollection<Tally> tallies,
        CancellationToken cancellationToken
    )
    {
        TableTransactionAction[] actions =
        [
            .. tallies.Select(Write),
            .. receipts.Select(id => new TableTransactionAction(
                TableTransactionActionType.Add,
                TallyEntity.Receipt(series, shard, id)
            )),
        ];
        if (tallies.Any(t => t.Key.Shard != shard))
        {
            throw new InvalidOperationException(
                "A tally is of another shard than its transaction."
            );
        }

        TableLimits.Check(actions);
        if (actions.Length == 0)
        {
            return [];
        }

        try
        {
            var answers = await table.SubmitTransactionAsync(actions, cancellationToken);
            return
            [
                .. tallies.Select(
                    (t, i) => t with { ETag = answers.Value[i].Headers.ETag.ToString() }
                ),
            ];
        }
        catch (RequestFailedException error) when (TableErrors.IsConflict(error))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<Tally>> ListAsync(
        StratumId stratum,
        Period last,
        CancellationToken cancellationToken
    )
    {
        var found = await Task.WhenAll(
            Enumerable
                .Range(0, shards)
                .Select(shard => ListShardAsync(shard, stratum, last, cancellationToken))
        );
        return [.. found.SelectMany(t => t).OrderBy(t => t.Key.Period).ThenBy(t => t.Key.Shard)];
    }

    /// <inheritdoc/>
    public async Task<bool> TryFreezeAsync(Tally tally, CancellationToken cancellationToken)
    {
        var frozen = new TableEntity(
            TallyEntity.Partition(series, tally.Key.Shard),
            TallyEntity.RowKey(tally.Key)
        )
        {
            [TallyEntity.Frozen] = true,
        };
        try
        {
            await table.UpdateEntityAsync(
                frozen,
                TallyEntity.Version(tally),
                TableUpdateMode.Merge,
                cancellationToken
            );
            return true;
        }
        catch (RequestFailedException error) when (TableErrors.IsConflict(error))
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public Task<bool> TryDeleteAsync(Tally tally, CancellationToken cancellationToken) =>
        deletion.TryDeleteAsync(
            TallyEntity.Partition(series, tally.Key.Shard),
            TallyEntity.RowKey(tally.Key),
            TallyEntity.Version(tally),
            cancellationToken
        );

    /// <inheritdoc/>
    public async Task<int> PurgeReceiptsAsync(
        DateTimeOffset before,
        SubmissionId first,
        CancellationToken cancellationToken
    )
    {
        var begin = TallyEntity.Receipts + first.Value;
        var purged = 0;
        for (var i = 0; i < shards; i++)
        {
            var shard = (first.Shard(shards) + i) % shards;
            purged += await PurgeAsync(
                shard,
                begin,
                TallyEntity.AfterReceipts,
                before,
                cancellationToken
            );
            purged += await PurgeAsync(
                shard,
                TallyEntity.Receipts,
                begin,
                before,
                cancellationToken
            );
        }

        return purged;
    }

    /// <inheritdoc/>
    public async Task EraseAsync(CancellationToken cancellationToken)
    {
        for (var shard = 0; shard < shards; shard++)
        {
            var partition = TallyEntity.Partition(series, shard);
            await deletion.DeleteAsync(
                TableClient.CreateQueryFilter($"PartitionKey eq {partition}"),
                cancellationToken
            );
        }
    }

    private Task<int> PurgeAsync(
        int shard,
        string from,
        string until,
        DateTimeOffset before,
        CancellationToken cancellationToken
    )
    {
        var partition = TallyEntity.Partition(series, shard);
        return deletion.DeleteAsync(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {until} and Timestamp lt {before}"
            ),
            cancellationToken
        );
    }

    private TableTransactionAction Write(Tally tally) =>
        tally.ETag is null
            ? new(TableTransactionActionType.Add, TallyEntity.From(series, tally))
            : new(
                TableTransactionActionType.UpdateReplace,
                TallyEntity.From(series, tally),
                TallyEntity.Version(tally)
            );

    private async Task<bool> HasReceiptAsync(
        int shard,
        SubmissionId id,
        CancellationToken cancellationToken
    )
    {
        var receipt = TallyEntity.Receipt(series, shard, id);
        var answer = await table.GetEntityIfExistsAsync<TableEntity>(
            receipt.PartitionKey,
            receipt.RowKey,
            KeyOnly,
            cancellationToken
        );
        return answer.HasValue;
    }

    private async Task<List<Tally>> ListShardAsync(
        int shard,
        StratumId stratum,
        Period last,
        CancellationToken cancellationToken
    )
    {
        var partition = TallyEntity.Partition(series, shard);
        var first = TallyEntity.CountsPrefix(stratum);
        var end = first + last.Name;
        var rows = await table.ListAsync(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {partition} and RowKey ge {first} and RowKey le {end}"
            ),
            cancellationToken
        );
        return [.. rows.Select(row => TallyEntity.Read(shard, row))];
    }
}
