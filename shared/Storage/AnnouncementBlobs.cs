using System.Collections.Immutable;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;

namespace SurveyPipeline.Storage;

/// <summary>Marks beside the reports in Blob Storage, <c>announced/{series}/{period}.json</c>: outside their folders, which never change.</summary>
/// <param name="container">The container <c>reports</c>.</param>
public sealed class AnnouncementBlobs(BlobContainerClient container) : IAnnouncementMarks
{
    private const string Folder = "announced/";
    private const string Ending = ".json";

    /// <inheritdoc/>
    public async Task<ImmutableHashSet<(SeriesId Series, string Period)>> ListAsync(
        CancellationToken cancellationToken
    )
    {
        var marks = ImmutableHashSet.CreateBuilder<(SeriesId, string)>();
        await foreach (
            var blob in container.GetBlobsAsync(
                BlobTraits.None,
                BlobStates.None,
                Folder,
                cancellationToken
            )
        )
        {
            if (
                blob.Name.Split('/') is [_, var series, var file]
                && file.EndsWith(Ending, StringComparison.Ordinal)
            )
            {
                marks.Add((new SeriesId(series), file[..^Ending.Length]));
            }
        }

        return marks.ToImmutable();
    }

    /// <inheritdoc/>
    public Task MarkAsync(
        SeriesId series,
        Period period,
        DateOnly date,
        CancellationToken cancellationToken
    ) =>
        container.TryCreateAsync(
            $"{Folder}{series}/{period.Name}{Ending}",
            BinaryData.FromBytes(
                JsonSerializer.SerializeToUtf8Bytes(
                    new Mark(series.Value, period.Name, date),
                    JsonSerializerOptions.Web
                )
            ),
            LastingBlobs.JsonType,
            cancellationToken
        );

    private sealed record Mark(string Series, string Period, DateOnly Date);
}
