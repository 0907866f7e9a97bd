using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports.Packaging;
using SurveyPipeline.Series;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Storage;

/// <summary>The published reports in Blob Storage: <c>{series}/{period}/{contents}/{file}</c>, then <c>{series}/{period}/manifest.json</c>,
/// where <c>contents</c> is the manifest's own hash; errata beside them, <c>errata/{series}/{period}/{number}.json</c>.</summary>
/// <remarks>Files are only ever created: a publisher that was interrupted, or another one at work with other bytes, writes into another folder,
/// and the one manifest that was inserted names the folder that stands.</remarks>
public sealed class ReportContainer : IReportStore
{
    private const string ManifestName = "manifest.json";

    private readonly BlobContainerClient container;
    private readonly NoteBlobs<Erratum> errata;

    // A manifest that stands never changes: read once, it is known. There is one for each report.
    private readonly ConcurrentDictionary<string, StoredManifest> known = new(
        StringComparer.Ordinal
    );

    /// <summary>The reports in a container.</summary>
    /// <param name="container">The container <c>reports</c>.</param>
    public ReportContainer(BlobContainerClient container)
    {
        this.container = container;
        // Outside the folders of the reports, because a folder with a manifest never changes. No series has this name, for want of an @.
        errata = new NoteBlobs<Erratum>(
            container,
            "errata/",
            (series, period, number, date, texts, withdraws) =>
                new(series, period, number, date, texts) { Withdraws = withdraws },
            passesOver: false
        );
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<ReportManifest>> ListAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            if (blob.Name.EndsWith("/" + ManifestName, StringComparison.Ordinal))
            {
                names.Add(blob.Name);
            }
        }

        var manifests = await Task.WhenAll(names.Select(n => FindAsync(n, cancellationToken)));
        return
        [
            .. manifests
                .Select(m => m!.Manifest)
                .OrderBy(m => m.Series.Value, StringComparer.Ordinal)
                .ThenByDescending(m => m.Period, StringComparer.Ordinal),
        ];
    }

    /// <inheritdoc/>
    public async Task<ReportManifest?> ReadManifestAsync(
        SeriesId series,
        Period period,
        CancellationToken cancellationToken
    ) => (await FindAsync(ManifestPath(series, period), cancellationToken))?.Manifest;

    /// <inheritdoc/>
    public async Task<ReportManifest> PublishAsync(
        SeriesId series,
        Period period,
        ImmutableArray<ReportFile> files,
        CancellationToken cancellationToken
    )
    {
        var path = ManifestPath(series, period);
        if (await FindAsync(path, cancellationToken) is { } standing)
        {
            return standing.Manifest;
        }

        var own = StoredManifest.Describe(series, period, files);
        foreach (var file in files)
        {
            await StoreAsync(own.PathOf(file.Name), file, cancellationToken);
        }

        await container.TryCreateAsync(path, own.Json, LastingBlobs.JsonType, cancellationToken);
        return (await FindAsync(path, cancellationToken))!.Manifest;
    }

    /// <inheritdoc/>
    public async Task<PublishedFile?> ReadFileAsync(
        ReportAddress address,
        CancellationToken cancellationToken
    )
    {
        var stored = BlobNames.IsSegment(address.Series.Value)
            ? await FindAsync(ManifestPath(address.Series, address.Period), cancellationToken)
            : null;
        if (stored?.Find(address.File) is not { } entry)
        {
            return null;
        }

        var bytes = await ReadAsync(stored.PathOf(entry.Name), entry.Sha256, cancellationToken);
        return new PublishedFile(entry, bytes);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<Erratum>> ListErrataAsync(CancellationToken cancellationToken) =>
        errata.ListAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<Erratum?> AttachErratumAsync(
        SeriesId series,
        Period period,
        DateOnly date,
        FrozenDictionary<Language, string> texts,
        CancellationToken cancellationToken
    ) => AttachAsync(series, period, date, texts, withdraws: false, cancellationToken);

    /// <inheritdoc/>
    public Task<Erratum?> WithdrawAsync(
        SeriesId series,
        Period period,
        DateOnly date,
        FrozenDictionary<Language, string> texts,
        CancellationToken cancellationToken
    ) => AttachAsync(series, period, date, texts, withdraws: true, cancellationToken);

    private async Task<Erratum?> AttachAsync(
        SeriesId series,
        Period period,
        DateOnly date,
        FrozenDictionary<Language, string> texts,
        bool withdraws,
        CancellationToken cancellationToken
    ) =>
        await ReadManifestAsync(series, period, cancellationToken) is null
            ? null
            : await errata.AttachAsync(series, period, date, texts, withdraws, cancellationToken);

    private static string ManifestPath(SeriesId series, Period period) =>
        $"{series}/{period}/{ManifestName}";

    private async Task<StoredManifest?> FindAsync(string path, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(path, out var standing))
        {
            return standing;
        }

        try
        {
            var answer = await container
                .GetBlobClient(path)
                .DownloadContentAsync(cancellationToken);
            return known.GetOrAdd(path, StoredManifest.Read(answer.Value.Content));
        }
        catch (RequestFailedException error) when (BlobErrorCode.BlobNotFound == error.ErrorCode)
        {
            return null;
        }
    }

    private async Task StoreAsync(string path, ReportFile file, CancellationToken cancellationToken)
    {
        await container.TryCreateAsync(
            path,
            BinaryData.FromBytes(file.Bytes),
            file.ContentType,
            cancellationToken
        );
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span));
        await ReadAsync(path, sha256, cancellationToken);
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(
        string path,
        string sha256,
        CancellationToken cancellationToken
    )
    {
        var answer = await container.GetBlobClient(path).DownloadContentAsync(cancellationToken);
        var bytes = answer.Value.Content.ToMemory();
        return string.Equals(
            Convert.ToHexStringLower(SHA256.HashData(bytes.Span)),
            sha256,
            StringComparison.Ordinal
        )
            ? bytes
            : throw new InvalidDataException(
                $"The stored bytes of {path} are not those published."
            );
    }
}
