using Azure;
using Azure.Data.Tables;

namespace SurveyPipeline.Storage;

/// <summary>Answers to probe messages: a row without properties, partition <c>probe</c> of the table <c>releases</c>. It is deleted by
/// whoever sent the probe; one that nobody waited for, by the timer a day later.</summary>
/// <param name="table">The table <c>releases</c>.</param>
public sealed class ProbeTable(TableClient table)
{
    /// <summary>How long an answer that nobody took is kept: a day.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>The partition of all answers. No series has that name: a series holds an <c>@</c>.</summary>
    internal const string Partition = "probe";

    private readonly RowDeletion deletion = new(table);

    /// <summary>Answers a probe; a second time changes nothing.</summary>
    public Task AnswerAsync(string id, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(
            new TableEntity(Partition, id),
            TableUpdateMode.Replace,
            cancellationToken
        );

    /// <summary>Deletes the answer to a probe; false where there is none yet.</summary>
    public Task<bool> TryTakeAsync(string id, CancellationToken cancellationToken) =>
        deletion.TryDeleteAsync(Partition, id, ETag.All, cancellationToken);

    /// <summary>Deletes the answers that were given before an instant.</summary>
    public Task PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        deletion.DeleteAsync(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and Timestamp lt {before}"),
            cancellationToken
        );
}
