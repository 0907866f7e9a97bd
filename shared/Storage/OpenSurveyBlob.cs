using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SurveyPipeline.Publication;

namespace SurveyPipeline.Storage;

/// <summary>The blob <c>open.json</c>: one that has not changed is not sent again.</summary>
/// <param name="container">The container <c>survey</c>.</param>
public sealed class OpenSurveyBlob(BlobContainerClient container) : IOpenSurvey
{
    /// <summary>Its name.</summary>
    public const string Name = "open.json";

    private readonly BlobClient blob = container.GetBlobClient(Name);
    private volatile Reading? last;

    /// <inheritdoc/>
    public async Task<OpenSurvey?> ReadAsync(CancellationToken cancellationToken) =>
        (await ReadBlobAsync(cancellationToken))?.Survey;

    /// <inheritdoc/>
    public async Task WriteAsync(
        Func<OpenSurvey?, CancellationToken, Task<OpenSurvey?>> describe,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var standing = await ReadBlobAsync(cancellationToken);
            // After the blob is read: whoever writes meanwhile makes this writer look again.
            if (
                await describe(standing?.Survey, cancellationToken) is not { } wanted
                || await TryWriteAsync(StoredOpenSurvey.Write(wanted), standing, cancellationToken)
            )
            {
                return;
            }
        }
    }

    private async Task<Reading?> ReadBlobAsync(CancellationToken cancellationToken)
    {
        var known = last;
        try
        {
            var answer = await blob.DownloadContentAsync(
                new BlobDownloadOptions
                {
                    Conditions = new BlobRequestConditions { IfNoneMatch = known?.ETag },
                },
                cancellationToken
            );
            if (answer.GetRawResponse().Status == 304)
            {
                return known;
            }

            var content = answer.Value.Content;
            return last = new Reading(
                StoredOpenSurvey.Read(content),
                content,
                answer.Value.Details.ETag
            );
        }
        catch (RequestFailedException error)
            when (error.ErrorCode == BlobErrorCode.BlobNotFound
                || error.ErrorCode == BlobErrorCode.ContainerNotFound
            )
        {
            return null;
        }
    }

    private async Task<bool> TryWriteAsync(
        BinaryData wanted,
        Reading? standing,
        CancellationToken cancellationToken
    )
    {
        if (standing is not null && standing.Json.ToMemory().Span.SequenceEqual(wanted))
        {
            return true;
        }

        try
        {
            await blob.UploadAsync(
                wanted,
                new BlobUploadOptions
                {
                    Conditions = standing is null
                        ? new BlobRequestConditions { IfNoneMatch = ETag.All }
                        : new BlobRequestConditions { IfMatch = standing.ETag },
                    HttpHeaders = new BlobHttpHeaders { ContentType = LastingBlobs.JsonType },
                },
                cancellationToken
            );
            return true;
        }
        catch (RequestFailedException error)
            when (error.ErrorCode == BlobErrorCode.ConditionNotMet
                || error.ErrorCode == BlobErrorCode.BlobAlreadyExists
            )
        {
            return false;
        }
    }

    private sealed record Reading(OpenSurvey Survey, BinaryData Json, ETag ETag);
}
