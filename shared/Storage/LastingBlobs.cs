using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace SurveyPipeline.Storage;

/// <summary>Blobs that are created once and never changed.</summary>
internal static class LastingBlobs
{
    /// <summary>The content type of what the product writes for itself.</summary>
    public const string JsonType = "application/json";

    /// <summary>Creates a blob; false where one stands already.</summary>
    public static async Task<bool> TryCreateAsync(
        this BlobContainerClient container,
        string path,
        BinaryData bytes,
        string contentType,
        CancellationToken cancellationToken
    )
    {
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
        };
        try
        {
            await container.GetBlobClient(path).UploadAsync(bytes, options, cancellationToken);
            return true;
        }
        catch (RequestFailedException error)
            when (BlobErrorCode.BlobAlreadyExists == error.ErrorCode
                || BlobErrorCode.BlobImmutableDueToPolicy == error.ErrorCode
            )
        {
            // What stands is never changed; a container under a retention policy may say so first.
            return false;
        }
    }
}
