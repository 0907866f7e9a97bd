using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using SurveyPipeline.Series;

namespace SurveyPipeline.Storage.Inventory;

/// <summary>Reads a whole storage account and holds it against the documentation: each queue, table and container, every row and blob
/// by its key and the names of its properties, and the messages that can be peeked at. Values are looked at by nobody.</summary>
/// <param name="storage">The account.</param>
/// <param name="itemsOf">The property names of a series' questions; null where its questionnaire is not kept.</param>
public sealed class StorageInventory(
    StorageClients storage,
    Func<SeriesId, CancellationToken, Task<ImmutableHashSet<string>?>> itemsOf
)
{
    private const int Forbidden = 403;
    private const int NotFound = 404;

    private readonly InventoryNotes notes = new();
    private readonly Dictionary<SeriesId, ImmutableHashSet<string>?> items = [];

    /// <summary>Reads everything. The number of requests grows with the number of receipts: one for each thousand.</summary>
    public async Task<InventoryReading> ReadAsync(CancellationToken cancellationToken)
    {
        await ReadQueuesAsync(cancellationToken);
        await ReadTablesAsync(cancellationToken);
        await ReadContainersAsync(cancellationToken);
        return notes.ToReading();
    }

    private async Task ReadQueuesAsync(CancellationToken cancellationToken)
    {
        var all = storage.Queues.GetQueuesAsync(cancellationToken: cancellationToken);
        await ReadAsync(
            StoragePart.Queue,
            all.Select(queue => queue.Name),
            name => ReadQueueAsync(name, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>Reads every place of a kind. Who has rights on single places may not list them all: then those that are documented are asked for
    /// by their names, and it is noted that others may be there.</summary>
    private async Task ReadAsync(
        StoragePart part,
        IAsyncEnumerable<string> all,
        Func<string, Task> read,
        CancellationToken cancellationToken
    )
    {
        List<string> names;
        var sees = true;
        try
        {
            names = await all.ToListAsync(cancellationToken);
        }
        catch (RequestFailedException error) when (error.Status == Forbidden)
        {
            sees = false;
            notes.NotSeen($"{part}s of other names than those above.");
            names =
            [
                .. DocumentedStorage
                    .Kinds.Where(k => k.Part == part)
                    .Select(k => k.Place)
                    .Distinct(StringComparer.Ordinal),
            ];
        }

        foreach (var name in names.Where(name => IsOurs(part, name)))
        {
            try
            {
                await read(name);
            }
            catch (RequestFailedException error)
                when (!sees && error.Status is Forbidden or NotFound)
            {
                notes.NotSeen($"{part} {name}, if there is one.");
            }
        }
    }

    private async Task ReadQueueAsync(string name, CancellationToken cancellationToken)
    {
        var kind = KindsOf(StoragePart.Queue, name).Single();
        var peeked = await storage
            .Queues.GetQueueClient(name)
            .PeekMessagesAsync(ResponseQueue.MostAtOnce, cancellationToken);
        foreach (var message in peeked.Value)
        {
            Note(kind, message.Body);
        }
    }

    private void Note(DocumentedKind kind, BinaryData stored)
    {
        if (MessageProperties.Of(stored) is not { } properties)
        {
            notes.Find(kind, []);
            notes.Complain($"Queue {kind.Place}: a message that is none of this product's.");
            return;
        }

        notes.Find(kind, properties.Intersect(kind.Properties, StringComparer.Ordinal));
        if (properties.Except(kind.Properties, StringComparer.Ordinal).Any())
        {
            // The name itself may come from whoever made the message up: it is not repeated.
            notes.Complain(
                $"Queue {kind.Place}: a message with a property that is not documented."
            );
        }
    }

    private async Task ReadTablesAsync(CancellationToken cancellationToken)
    {
        var all = storage.Tables.QueryAsync(cancellationToken: cancellationToken);
        await ReadAsync(
            StoragePart.Table,
            all.Select(table => table.Name),
            name => ReadTableAsync(name, cancellationToken),
            cancellationToken
        );
    }

    private async Task ReadTableAsync(string name, CancellationToken cancellationToken)
    {
        var kinds = KindsOf(StoragePart.Table, name);
        await foreach (
            var row in storage
                .Tables.GetTableClient(name)
                .QueryAsync<TableEntity>(cancellationToken: cancellationToken)
        )
        {
            await NoteAsync(name, kinds, row, cancellationToken);
        }
    }

    private async Task NoteAsync(
        string table,
        ImmutableArray<DocumentedKind> kinds,
        TableEntity row,
        CancellationToken cancellationToken
    )
    {
        var kind = kinds.FirstOrDefault(k =>
            k.Key.IsMatch(row.RowKey) && IsProbe(k) == IsProbePartition(row)
        );
        if (kind is null)
        {
            notes.Complain($"Table {table}: a row whose key is of no documented kind.");
            return;
        }

        var allowed = kind.Properties.Contains(
            DocumentedStorage.ItemProperties,
            StringComparer.Ordinal
        )
            ? await ItemsAsync(SeriesOf(row), cancellationToken)
            : [];
        var names = row
            .Keys.Where(n =>
                n is not ("PartitionKey" or "RowKey" or "Timestamp")
                && !n.StartsWith("odata.", StringComparison.Ordinal)
            )
            .Select(n => (Name: n, Documented: DocumentedName(kind, n, allowed)))
            .ToList();
        notes.Find(kind, names.Select(n => n.Documented).OfType<string>());
        foreach (var (name, _) in names.Where(n => n.Documented is null))
        {
            notes.Complain(
                $"Table {table}: the property '{name}' of a {kind.Name} row is not documented."
            );
        }
    }

    private static string? DocumentedName(
        DocumentedKind kind,
        string name,
        ImmutableHashSet<string> items
    )
    {
        if (kind.Properties.Contains(name, StringComparer.Ordinal))
        {
            return name;
        }

        if (items.Contains(name))
        {
            return DocumentedStorage.ItemProperties;
        }

        return
            kind.Properties.Contains(DocumentedStorage.EntryProperties, StringComparer.Ordinal)
            && name.StartsWith("Entries_", StringComparison.Ordinal)
            && name["Entries_".Length..].All(char.IsAsciiDigit)
            ? DocumentedStorage.EntryProperties
            : null;
    }

    /// <summary>The series of a row that holds items: its partition says it in the counts, partition and key in the outcomes.</summary>
    private static SeriesId SeriesOf(TableEntity row) =>
        row.PartitionKey.Contains('@')
            ? new SeriesId(row.PartitionKey.Split('|')[0])
            : SeriesEntity.IdOf(row);

    private async Task<ImmutableHashSet<string>> ItemsAsync(
        SeriesId series,
        CancellationToken cancellationToken
    )
    {
        if (!items.TryGetValue(series, out var known))
        {
            known = await itemsOf(series, cancellationToken);
            items[series] = known;
            if (known is null)
            {
                notes.Complain(
                    $"The questionnaire of the series '{series}' is not kept: its rows cannot be held against its questions."
                );
            }
        }

        return known ?? [];
    }

    private async Task ReadContainersAsync(CancellationToken cancellationToken)
    {
        var all = storage.Blobs.GetBlobContainersAsync(cancellationToken: cancellationToken);
        await ReadAsync(
            StoragePart.Container,
            all.Select(container => container.Name),
            name => ReadContainerAsync(name, cancellationToken),
            cancellationToken
        );
    }

    private async Task ReadContainerAsync(string name, CancellationToken cancellationToken)
    {
        var kinds = KindsOf(StoragePart.Container, name);
        await foreach (
            var blob in storage
                .Blobs.GetBlobContainerClient(name)
                .GetBlobsAsync(
                    new GetBlobsOptions { Traits = BlobTraits.Metadata },
                    cancellationToken
                )
        )
        {
            Note(name, kinds, blob);
        }
    }

    private void Note(string container, ImmutableArray<DocumentedKind> kinds, BlobItem blob)
    {
        if (kinds.FirstOrDefault(k => k.Key.IsMatch(blob.Name)) is not { } kind)
        {
            notes.Complain($"Container {container}: the blob '{blob.Name}' is not documented.");
            return;
        }

        notes.Find(kind, []);
        if (blob.Metadata is { Count: > 0 })
        {
            notes.Complain($"Container {container}: the blob '{blob.Name}' has metadata.");
        }
    }

    private bool IsOurs(StoragePart part, string place)
    {
        if (!KindsOf(part, place).IsEmpty)
        {
            return true;
        }

        if (DocumentedStorage.OfTheHost.FirstOrDefault(h => h.Is(part, place)) is { } host)
        {
            notes.BelongsToTheHost($"{part} {place}", host);
        }
        else
        {
            notes.Complain($"{part} {place}: not documented; nothing in it was read.");
        }

        return false;
    }

    private static ImmutableArray<DocumentedKind> KindsOf(StoragePart part, string place) =>
        [
            .. DocumentedStorage.Kinds.Where(k =>
                k.Part == part && string.Equals(k.Place, place, StringComparison.Ordinal)
            ),
        ];

    private static bool IsProbe(DocumentedKind kind) =>
        string.Equals(kind.Name, "probe", StringComparison.Ordinal);

    private static bool IsProbePartition(TableEntity row) =>
        string.Equals(row.PartitionKey, ProbeTable.Partition, StringComparison.Ordinal);
}
