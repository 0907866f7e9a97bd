using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace SurveyPipeline.Storage;

/// <summary>Deletes rows, many at a time, whatever deletes them at the same time.</summary>
internal sealed class RowDeletion(TableClient table)
{
    private static readonly ImmutableArray<string> Keys =
    [
        nameof(ITableEntity.PartitionKey),
        nameof(ITableEntity.RowKey),
    ];

    /// <summary>Deletes one version of a row; false on a conflict or where it is gone.</summary>
    public async Task<bool> TryDeleteAsync(
        string partition,
        string row,
        ETag version,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return TableErrors.IsDeleted(
                await table.DeleteEntityAsync(partition, row, version, cancellationToken)
            );
        }
        catch (RequestFailedException error) when (TableErrors.IsConflict(error))
        {
            return false;
        }
    }

    /// <summary>Deletes every row of one partition that a filter finds.</summary>
    /// <returns>How many this call is known to have deleted.</returns>
    public async Task<int> DeleteAsync(string filter, CancellationToken cancellationToken)
    {
        var deleted = 0;
        var pages = table
            .QueryAsync<TableEntity>(filter, TableLimits.MostOperations, Keys, cancellationToken)
            .AsPages();
        await foreach (var page in pages)
        {
            foreach (var rows in page.Values.Chunk(TableLimits.MostOperations))
            {
                deleted += await DeleteAsync(rows, cancellationToken);
            }
        }

        return deleted;
    }

    private async Task<int> DeleteAsync(TableEntity[] rows, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(
                rows.Select(r => new TableTransactionAction(
                    TableTransactionActionType.Delete,
                    r,
                    ETag.All
                )),
                cancellationToken
            );
            return rows.Length;
        }
        catch (RequestFailedException error) when (TableErrors.IsConflict(error))
        {
            // One is gone already, and a transaction fails as a whole.
            return await DeleteOneByOneAsync(rows, cancellationToken);
        }
    }

    private async Task<int> DeleteOneByOneAsync(
        TableEntity[] rows,
        CancellationToken cancellationToken
    )
    {
        var deleted = 0;
        foreach (var row in rows)
        {
            if (await TryDeleteAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken))
            {
                deleted++;
            }
        }

        return deleted;
    }
}

/// <summary>Tells a lost race from a failure of storage.</summary>
internal static class TableErrors
{
    /// <summary>Whether an entity was already there, was gone or had changed. A missing table is no conflict.</summary>
    public static bool IsConflict(RequestFailedException error) =>
        error.Status is 404 or 409 or 412
        && TableErrorCode.TableNotFound != error.ErrorCode
        && TableErrorCode.TableBeingDeleted != error.ErrorCode;

    /// <summary>Whether a deletion took place. The SDK answers 404 where it throws for every other failure.</summary>
    /// <exception cref="RequestFailedException">The table itself is missing.</exception>
    public static bool IsDeleted(Response response)
    {
        if (!response.IsError)
        {
            return true;
        }

        var error = new RequestFailedException(response);
        return IsConflict(error) ? false : throw error;
    }
}
