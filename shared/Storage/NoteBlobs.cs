using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Storage;

/// <summary>Notes beside reports in Blob Storage, <c>{folder}{series}/{period}/{number}.json</c>: each is created once and never changed.</summary>
/// <param name="container">The container.</param>
/// <param name="folder">The folder of this kind, with a slash behind it.</param>
/// <param name="make">Makes a note of this kind.</param>
/// <param name="passesOver">Whether what cannot be read is passed over: where others than this program may write.</param>
internal sealed class NoteBlobs<T>(
    BlobContainerClient container,
    string folder,
    NoteMaker<T> make,
    bool passesOver
)
    where T : DatedNote
{
    private readonly ConcurrentDictionary<string, T> known = new(StringComparer.Ordinal);

    /// <summary>Every note, in order.</summary>
    public Task<ImmutableArray<T>> ListAsync(CancellationToken cancellationToken) =>
        ListAsync(folder, cancellationToken);

    /// <summary>Attaches a note to a report; gives the one that says the same where it stands already.</summary>
    public async Task<T> AttachAsync(
        SeriesId series,
        Period period,
        DateOnly date,
        FrozenDictionary<Language, string> texts,
        bool withdraws,
        CancellationToken cancellationToken
    )
    {
        var own = $"{folder}{series}/{period.Name}/";
        var taken = 0;
        while (true)
        {
            var standing = await ListAsync(own, cancellationToken);
            if (standing.FirstOrDefault(e => e.Says(texts, withdraws)) is { } same)
            {
                return same;
            }

            // Where another writer takes the number first, or our own reply was lost, the list is read again. A number may also be taken by
            // what cannot be read.
            var number = Math.Max(taken, standing.IsEmpty ? 0 : standing[^1].Number) + 1;
            var note = make(series, period.Name, number, date, texts, withdraws);
            var name = number.ToString("000", CultureInfo.InvariantCulture);
            if (
                await container.TryCreateAsync(
                    $"{own}{name}.json",
                    StoredNote.Write(note),
                    LastingBlobs.JsonType,
                    cancellationToken
                )
            )
            {
                return note;
            }

            taken = number;
        }
    }

    private async Task<ImmutableArray<T>> ListAsync(
        string prefix,
        CancellationToken cancellationToken
    )
    {
        var names = new List<string>();
        await foreach (
            var blob in container.GetBlobsAsync(
                BlobTraits.None,
                BlobStates.None,
                prefix,
                cancellationToken
            )
        )
        {
            names.Add(blob.Name);
        }

        var notes = await Task.WhenAll(names.Select(n => ReadAsync(n, cancellationToken)));
        return
        [
            .. notes
                .OfType<T>()
                .OrderBy(e => e.Series.Value, StringComparer.Ordinal)
                .ThenBy(e => e.Period, StringComparer.Ordinal)
                .ThenBy(e => e.Number),
        ];
    }

    private async Task<T?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(path, out var standing))
        {
            return standing;
        }

        var answer = await container.GetBlobClient(path).DownloadContentAsync(cancellationToken);
        try
        {
            return known.GetOrAdd(path, StoredNote.Read(answer.Value.Content, make));
        }
        catch (Exception error)
            when (passesOver && error is JsonException or InvalidDataException or ArgumentException)
        {
            return null;
        }
    }
}
