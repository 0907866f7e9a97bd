using System.Collections.Immutable;
using SurveyPipeline.Publication;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Tests.Faults.Runs;

/// <summary>The published reports at one time.</summary>
/// <param name="Versions">The version of each stored file, by name.</param>
/// <param name="Problems">Published files that cannot be read as their manifest describes them, and a release without a report.</param>
internal sealed record PublishedFiles(
    ImmutableSortedDictionary<string, string> Versions,
    ImmutableArray<string> Problems
)
{
    /// <summary>Reads them.</summary>
    public static async Task<PublishedFiles> ReadAsync(
        StorageClients storage,
        CancellationToken cancellationToken
    )
    {
        var versions = ImmutableSortedDictionary.CreateBuilder<string, string>();
        var container = storage.Blobs.GetBlobContainerClient(StorageLayout.ReportsContainer);
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            versions[blob.Name] = $"{blob.Properties.ETag}";
        }

        var problems = ImmutableArray.CreateBuilder<string>();
        var reports = storage.Reports();
        var manifests = await reports.ListAsync(cancellationToken);
        foreach (var (manifest, file) in manifests.SelectMany(m => m.Files.Select(f => (m, f))))
        {
            // Reading compares the stored bytes with the manifest's hash.
            var read = await reports.ReadFileAsync(
                ReportAddress.Parse(manifest.Series.Value, manifest.Period, file.Name)!,
                cancellationToken
            );
            if (read?.Bytes.Length != file.Size)
            {
                problems.Add($"{manifest.Period} {file.Name} is not what the manifest says.");
            }
        }

        if (manifests.IsEmpty)
        {
            problems.Add("Nothing was published.");
        }

        return new PublishedFiles(versions.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>What was published and is another, or gone, later on.</summary>
    public IEnumerable<string> ChangesTo(PublishedFiles later) =>
        Versions
            .Where(v =>
                !string.Equals(
                    later.Versions.GetValueOrDefault(v.Key),
                    v.Value,
                    StringComparison.Ordinal
                )
            )
            .Select(v => $"{v.Key} was changed after it was published.");
}
