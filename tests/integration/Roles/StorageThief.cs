using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Tests.Integration.Roles;

/// <summary>An attacker who took over an app and its rights: copies everything of the survey's account that these clients may read.</summary>
/// <param name="clients">The clients, with the rights.</param>
internal sealed class StorageThief(StorageClients clients)
{
    private readonly SortedDictionary<string, string> copies = new(StringComparer.Ordinal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Everything that can be read, by its place.</summary>
    public async Task<ImmutableSortedDictionary<string, string>> CopyAsync()
    {
        copies.Clear();
        foreach (var queue in (string[])[StorageLayout.ResponsesQueue, StorageLayout.PoisonQueue])
        {
            await TryAsync(() => CopyQueueAsync(queue));
        }

        foreach (var table in (string[])[StorageLayout.TalliesTable, StorageLayout.ReleasesTable])
        {
            await TryAsync(() => CopyTableAsync(table));
        }

        foreach (var container in StorageLayout.Containers)
        {
            await TryAsync(() => CopyContainerAsync(container));
        }

        return copies.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private static async Task TryAsync(Func<Task> copy)
    {
        try
        {
            await copy();
        }
        catch (RequestFailedException error) when (error.Status == 403) { }
    }

    private async Task CopyQueueAsync(string name)
    {
        var queue = clients.Queues.GetQueueClient(name);
        var peeked = await queue.PeekMessagesAsync(32, Token);
        foreach (var message in peeked.Value)
        {
            copies[$"queue {name} {message.MessageId}"] = message.Body.ToString();
        }

        var properties = await queue.GetPropertiesAsync(Token);
        copies[$"queue {name}"] = $"{properties.Value.ApproximateMessagesCountLong}";
    }

    private async Task CopyTableAsync(string name)
    {
        var rows = clients.Tables.GetTableClient(name).QueryAsync<TableEntity>();
        await foreach (var row in rows.WithCancellation(Token))
        {
            copies[$"table {name} {row.PartitionKey} {row.RowKey}"] = string.Join(
                ' ',
                row.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}")
            );
        }
    }

    private async Task CopyContainerAsync(string name)
    {
        var container = clients.Blobs.GetBlobContainerClient(name);
        await foreach (var item in container.GetBlobsAsync(cancellationToken: Token))
        {
            var content = await container.GetBlobClient(item.Name).DownloadContentAsync(Token);
            copies[$"blob {name} {item.Name} {item.Properties.LastModified:O}"] =
                content.Value.Content.ToString();
        }
    }
}
