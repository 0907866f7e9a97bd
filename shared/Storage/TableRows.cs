using Azure.Data.Tables;

namespace SurveyPipeline.Storage;

/// <summary>Reads rows of a table.</summary>
internal static class TableRows
{
    /// <summary>A row, or null where there is none.</summary>
    public static async Task<TableEntity?> FindAsync(
        this TableClient table,
        string partition,
        string row,
        CancellationToken cancellationToken
    )
    {
        var answer = await table.GetEntityIfExistsAsync<TableEntity>(
            partition,
            row,
            cancellationToken: cancellationToken
        );
        return answer.HasValue ? answer.Value : null;
    }

    /// <summary>Every row that a filter finds.</summary>
    public static async Task<List<TableEntity>> ListAsync(
        this TableClient table,
        string filter,
        CancellationToken cancellationToken
    )
    {
        var found = new List<TableEntity>();
        await foreach (
            var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
        )
        {
            found.Add(row);
        }

        return found;
    }
}
