using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;

namespace SurveyPipeline.Storage;

/// <summary>Series, secrets, outcomes and closings in Table Storage, one partition for each questionnaire, so that its series and their secret are
/// written together.</summary>
/// <param name="table">The table <c>releases</c>.</param>
public sealed class ReleaseTable(TableClient table) : IReleaseStore
{
    private readonly RowDeletion deletion = new(table);
    private readonly SeriesLives lives = new(table);

    /// <inheritdoc/>
    public async Task<ImmutableArray<SeriesRecord>> ListSeriesAsync(
        CancellationToken cancellationToken
    )
    {
        var rows = await table.ListAsync(
            TableClient.CreateQueryFilter(
                $"RowKey ge {SeriesEntity.AllSeries} and RowKey lt {SeriesEntity.AfterSeries}"
            ),
            cancellationToken
        );
        return [.. rows.Select(SeriesEntity.Read).OrderBy(s => s.Id.Value, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public async Task<SeriesRecord?> ReadSeriesAsync(
        SeriesId series,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(series, SeriesEntity.RowKey(series), cancellationToken) is { } row
            ? SeriesEntity.Read(row)
            : null;

    /// <inheritdoc/>
    public Task<SeriesBeginning> TryBeginSeriesAsync(
        SeriesRecord record,
        SeriesSecret fresh,
        CancellationToken cancellationToken
    ) => lives.BeginAsync(record, fresh, cancellationToken);

    /// <inheritdoc/>
    public async Task<SeriesRecord> WriteEndAsync(
        SeriesId series,
        Func<SeriesRecord, SeriesRecord> change,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var row =
                await FindAsync(series, SeriesEntity.RowKey(series), cancellationToken)
                ?? throw new InvalidOperationException($"Series {series} has not begun.");
            var standing = SeriesEntity.Read(row);
            var changed = change(standing);
            if (
                changed == standing
                || await TryReplaceAsync(SeriesEntity.From(changed), row.ETag, cancellationToken)
            )
            {
                return changed;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<SeriesSecret?> ReadSecretAsync(
        SeriesId series,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(series, SeriesEntity.SecretRowKey, cancellationToken) is { } row
            ? SeriesEntity.ReadSecret(row)
            : null;

    /// <inheritdoc/>
    public Task<bool> TryNoteErasedAsync(SeriesId series, CancellationToken cancellationToken) =>
        lives.NoteErasedAsync(series, cancellationToken);

    /// <inheritdoc/>
    public async Task<Outcome?> ReadOutcomeAsync(
        SeriesId series,
        StratumId stratum,
        Period period,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(series, OutcomeEntity.RowKey(series, stratum, period), cancellationToken)
            is { } row
            ? OutcomeEntity.Read(row)
            : null;

    /// <inheritdoc/>
    public Task<bool> TryInsertOutcomeAsync(
        SeriesId series,
        Outcome outcome,
        CancellationToken cancellationToken
    ) => TryInsertAsync(OutcomeEntity.From(series, outcome), cancellationToken);

    /// <inheritdoc/>
    public async Task<ImmutableArray<Outcome>> ListOutcomesAsync(
        SeriesId series,
        CancellationToken cancellationToken
    )
    {
        var rows = await table.ListAsync(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {series.Questionnaire} and RowKey ge {OutcomeEntity.AllOf(series)} and RowKey lt {OutcomeEntity.AfterAllOf(series)}"
            ),
            cancellationToken
        );
        return
        [
            .. rows.Select(OutcomeEntity.Read)
                .OrderBy(o => o.Stratum.Value, StringComparer.Ordinal)
                .ThenBy(o => o.Period),
        ];
    }

    /// <inheritdoc/>
    public async Task<ClosingRecord?> ReadClosingAsync(
        SeriesId series,
        StratumId stratum,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(series, ClosingEntity.RowKey(series, stratum), cancellationToken) is { } row
            ? ClosingEntity.Read(stratum, row)
            : null;

    /// <inheritdoc/>
    public Task<bool> TryInsertClosingAsync(
        SeriesId series,
        ClosingRecord closing,
        CancellationToken cancellationToken
    ) => TryInsertAsync(ClosingEntity.From(series, closing), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> TryDeleteClosingAsync(
        SeriesId series,
        ClosingRecord closing,
        CancellationToken cancellationToken
    ) =>
        deletion.TryDeleteAsync(
            series.Questionnaire,
            ClosingEntity.RowKey(series, closing.Stratum),
            ClosingEntity.Version(closing),
            cancellationToken
        );

    private Task<TableEntity?> FindAsync(
        SeriesId series,
        string rowKey,
        CancellationToken cancellationToken
    ) => table.FindAsync(series.Questionnaire, rowKey, cancellationToken);

    private async Task<bool> TryInsertAsync(TableEntity entity, CancellationToken cancellationToken)
    {
        TableLimits.Check(entity);
        try
        {
            await table.AddEntityAsync(entity, cancellationToken);
            return true;
        }
        catch (RequestFailedException error) when (TableErrors.IsConflict(error))
        {
            return false;
        }
    }

    private async Task<bool> TryReplaceAsync(
        TableEntity entity,
        ETag version,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await table.UpdateEntityAsync(
                entity,
                version,
                TableUpdateMode.Replace,
                cancellationToken
            );
            return true;
        }
        catch (RequestFailedException error) when (TableErrors.IsConflict(error))
        {
            return false;
        }
    }
}
