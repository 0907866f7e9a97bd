using System.Collections.Frozen;
using System.Collections.Immutable;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Storage;

/// <summary>What organisers write, in Blob Storage: how many were asked, <c>asked/{series}/{period}.json</c>, and
/// statements beside reports, <c>statements/{series}/{period}/{number}.json</c>. The app of the pages may write
/// there, so that nothing in it is taken for more than what somebody with its rights has put there.</summary>
/// <param name="container">The container <c>organiser</c>.</param>
public sealed class OrganiserContainer(BlobContainerClient container) : IOrganiserNotes
{
    private const string AskedFolder = "asked/";
    private const int MostBytes = 64 * 1024;

    private readonly NoteBlobs<Statement> statements = new(
        container,
        "statements/",
        (series, period, number, date, texts, _) => new(series, period, number, date, texts),
        passesOver: true
    );

    /// <inheritdoc/>
    public async Task<ImmutableArray<AskedNumbers>> ListAskedAsync(
        CancellationToken cancellationToken
    )
    {
        var read = ImmutableArray.CreateBuilder<AskedNumbers>();
        await foreach (
            var blob in container.GetBlobsAsync(
                BlobTraits.None,
                BlobStates.None,
                AskedFolder,
                cancellationToken
            )
        )
        {
            if (
                blob.Properties.ContentLength <= MostBytes
                && await ReadAsync(blob.Name, cancellationToken) is { } asked
            )
            {
                read.Add(asked);
            }
        }

        return read.ToImmutable();
    }

    /// <inheritdoc/>
    public Task WriteAskedAsync(AskedNumbers asked, CancellationToken cancellationToken) =>
        container
            .GetBlobClient(NameOf(asked))
            .UploadAsync(
                StoredAsked.Write(asked),
                new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = LastingBlobs.JsonType },
                },
                cancellationToken
            );

    /// <inheritdoc/>
    public Task<ImmutableArray<Statement>> ListStatementsAsync(
        CancellationToken cancellationToken
    ) => statements.ListAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<Statement> AttachStatementAsync(
        SeriesId series,
        Period period,
        DateOnly date,
        FrozenDictionary<Language, string> texts,
        CancellationToken cancellationToken
    ) => statements.AttachAsync(series, period, date, texts, withdraws: false, cancellationToken);

    private static string NameOf(AskedNumbers asked) =>
        $"{AskedFolder}{asked.Series}/{asked.Period.Name}.json";

    private async Task<AskedNumbers?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await container
                .GetBlobClient(name)
                .DownloadContentAsync(cancellationToken);
            // Under another name it would speak of another period than it lies in.
            return
                StoredAsked.TryRead(answer.Value.Content) is { } asked
                && string.Equals(NameOf(asked), name, StringComparison.Ordinal)
                ? asked
                : null;
        }
        catch (RequestFailedException error) when (BlobErrorCode.BlobNotFound == error.ErrorCode)
        {
            return null;
        }
    }
}
