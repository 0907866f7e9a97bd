using Azure;
using Azure.Data.Tables;
using SurveyPipeline.Series;

namespace SurveyPipeline.Storage;

/// <summary>Begins and erases the series of a questionnaire together with the secret of all of them. Every transaction also writes the
/// secret's row, by its ETag: of a series that begins and a last one that is erased at the same time, one begins again.</summary>
internal sealed class SeriesLives(TableClient table)
{
    public async Task<SeriesBeginning> BeginAsync(
        SeriesRecord record,
        SeriesSecret fresh,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var rows = await ReadAsync(record.Id, cancellationToken);
            if (rows.Own is not null)
            {
                return SeriesBeginning.StoodAlready;
            }

            if (rows.Secret is null && rows.OthersLive)
            {
                // One that began after the secret was looked for has brought a new one.
                if (await FindSecretAsync(record.Id, cancellationToken) is null)
                {
                    return SeriesBeginning.SecretLost;
                }

                continue;
            }

            var secret = rows.Secret is { } standing
                ? Keep(standing)
                : new TableTransactionAction(
                    TableTransactionActionType.Add,
                    SeriesEntity.From(record.Id.Questionnaire, fresh)
                );
            var series = new TableTransactionAction(
                TableTransactionActionType.Add,
                SeriesEntity.From(record)
            );
            if (await TrySubmitAsync([series, secret], cancellationToken))
            {
                return SeriesBeginning.Begun;
            }
        }
    }

    public async Task<bool> NoteErasedAsync(SeriesId series, CancellationToken cancellationToken)
    {
        while (true)
        {
            var rows = await ReadAsync(series, cancellationToken);
            var own =
                rows.Own ?? throw new InvalidOperationException($"Series {series} has not begun.");
            if (SeriesEntity.Read(own).IsErased)
            {
                return false;
            }

            var note = new TableTransactionAction(
                TableTransactionActionType.UpdateMerge,
                new TableEntity(own.PartitionKey, own.RowKey) { [SeriesEntity.Erased] = true },
                own.ETag
            );
            List<TableTransactionAction> actions = [note];
            if (rows.Secret is { } secret)
            {
                actions.Add(rows.OthersLive ? Keep(secret) : Erase(secret));
            }

            if (await TrySubmitAsync(actions, cancellationToken))
            {
                return true;
            }
        }
    }

    private static TableTransactionAction Keep(TableEntity secret) =>
        new(TableTransactionActionType.UpdateReplace, secret, secret.ETag);

    private static TableTransactionAction Erase(TableEntity secret) =>
        new(TableTransactionActionType.Delete, secret, secret.ETag);

    /// <summary>The secret is read first: what changes after it makes the transaction fail.</summary>
    private async Task<QuestionnaireRows> ReadAsync(
        SeriesId series,
        CancellationToken cancellationToken
    )
    {
        var secret = await FindSecretAsync(series, cancellationToken);
        var rows = await table.ListAsync(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {series.Questionnaire} and RowKey ge {SeriesEntity.AllSeries} and RowKey lt {SeriesEntity.AfterSeries}"
            ),
            cancellationToken
        );
        var own = (TableEntity?)null;
        var othersLive = false;
        foreach (var row in rows)
        {
            var record = SeriesEntity.Read(row);
            if (record.Id == series)
            {
                own = row;
            }
            else
            {
                othersLive |= !record.IsErased;
            }
        }

        return new QuestionnaireRows(secret, own, othersLive);
    }

    private Task<TableEntity?> FindSecretAsync(
        SeriesId series,
        CancellationToken cancellationToken
    ) => table.FindAsync(series.Questionnaire, SeriesEntity.SecretRowKey, cancellationToken);

    private async Task<bool> TrySubmitAsync(
        IReadOnlyCollection<TableTransactionAction> actions,
        CancellationToken cancellationToken
    )
    {
        TableLimits.Check(actions);
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException error) when (TableErrors.IsConflict(error))
        {
            return false;
        }
    }

    private sealed record QuestionnaireRows(TableEntity? Secret, TableEntity? Own, bool OthersLive);
}
