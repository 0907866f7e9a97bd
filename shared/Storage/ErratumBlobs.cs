using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Storage;

/// <summary>Errata in Blob Storage: outside the folders of the reports, because a folder with a manifest never changes. No series has this name, for want of an @.</summary>
/// <param name="container">The container <c>reports</c>.</param>
internal sealed class ErratumBlobs(BlobContainerClient container)
{
    private const string ErrataFolder = "errata/";

    private readonly ConcurrentDictionary<string, Erratum> knownErrata = new(
        StringComparer.Ordinal
    );

    /// <summary>Every erratum, in order.</summary>
    public Task<ImmutableArray<Erratum>> ListAsync(CancellationToken cancellationToken) =>
        ListAsync(ErrataFolder, cancellationToken);

    /// <summary>Attaches an erratum to a report that is published; gives the one that says the same where it stands already.</summary>
    public async Task<Erratum> AttachAsync(
        SeriesId series,
        Period period,
        DateOnly date,
        FrozenDictionary<Language, string> texts,
        bool withdraws,
        CancellationToken cancellationToken
    )
    {
        var folder = $"{ErrataFolder}{series}/{period.Name}/";
        while (true)
        {
            var standing = await ListAsync(folder, cancellationToken);
            if (standing.FirstOrDefault(e => e.Says(texts, withdraws)) is { } same)
            {
                return same;
            }

            // Where another writer takes the number first, or our own reply was lost, the list is read again.
            var number = standing.IsEmpty ? 1 : standing[^1].Number + 1;
            var erratum = new Erratum(series, period.Name, number, date, texts)
            {
                Withdraws = withdraws,
            };
            var name = number.ToString("000", CultureInfo.InvariantCulture);
            if (
                await container.TryCreateAsync(
                    $"{folder}{name}.json",
                    StoredErratum.Write(erratum),
                    LastingBlobs.JsonType,
                    cancellationToken
                )
            )
            {
                return erratum;
            }
        }
    }

    private async Task<ImmutableArray<Erratum>> ListAsync(
        string folder,
        CancellationToken cancellationToken
    )
    {
        var names = new List<string>();
        await foreach (
            var blob in container.GetBlobsAsync(
                BlobTraits.None,
                BlobStates.None,
                folder,
                cancellationToken
            )
        )
        {
            names.Add(blob.Name);
        }

        var errata = await Task.WhenAll(names.Select(n => ReadErratumAsync(n, cancellationToken)));
        return
        [
            .. errata
                .OrderBy(e => e.Series.Value, StringComparer.Ordinal)
                .ThenBy(e => e.Period, StringComparer.Ordinal)
                .ThenBy(e => e.Number),
        ];
    }

    private async Task<Erratum> ReadErratumAsync(string path, CancellationToken cancellationToken)
    {
        if (knownErrata.TryGetValue(path, out var known))
        {
            return known;
        }

        var answer = await container.GetBlobClient(path).DownloadContentAsync(cancellationToken);
        return knownErrata.GetOrAdd(path, StoredErratum.Read(answer.Value.Content));
    }
}
