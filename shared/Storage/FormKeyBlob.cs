using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Storage;

/// <summary>The key that signs the forms of pages: made by the first instance of an app, in the storage of that app's own host, and read by
/// the others.</summary>
/// <param name="container">The container <c>survey-forms</c>.</param>
public sealed class FormKeyBlob(BlobContainerClient container)
{
    /// <summary>The blob's name.</summary>
    public const string Name = "key";

    /// <summary>Reads the key, or makes it.</summary>
    /// <exception cref="InvalidDataException">What stands there has another length.</exception>
    public async Task<byte[]> ReadOrCreateAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is { } standing)
        {
            return standing;
        }

        await Creation.TryAsync(
            container.CreateIfNotExistsAsync(cancellationToken: cancellationToken)
        );
        var fresh = RandomNumberGenerator.GetBytes(FormNonces.KeyBytes);
        await container.TryCreateAsync(
            Name,
            BinaryData.FromBytes(fresh),
            "application/octet-stream",
            cancellationToken
        );
        return await ReadAsync(cancellationToken)
            ?? throw new InvalidDataException("The key that signs forms was written and is gone.");
    }

    private async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await container
                .GetBlobClient(Name)
                .DownloadContentAsync(cancellationToken);
            var key = answer.Value.Content.ToArray();
            return key.Length == FormNonces.KeyBytes
                ? key
                : throw new InvalidDataException("The key that signs forms is none.");
        }
        catch (RequestFailedException error)
            when (error.ErrorCode == BlobErrorCode.BlobNotFound
                || error.ErrorCode == BlobErrorCode.ContainerNotFound
            )
        {
            return null;
        }
    }
}
