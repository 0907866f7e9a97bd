using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SurveyPipeline.Series;

namespace SurveyPipeline.Storage;

/// <summary>Keeps the instrument of every series, so that late answers to an earlier version still find theirs:
/// <c>{series}/{SHA-256}.json</c>, the very bytes that were read.</summary>
/// <param name="container">The container <c>instruments</c>.</param>
public sealed class InstrumentArchive(BlobContainerClient container)
{
    /// <summary>Keeps an instrument; does nothing where it is kept already.</summary>
    /// <param name="series">A series that it describes.</param>
    /// <param name="json">The file's bytes, from which its SHA-256 is taken.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task SaveAsync(
        SeriesId series,
        ReadOnlyMemory<byte> json,
        CancellationToken cancellationToken
    ) =>
        // The name holds the hash: where one stands already, it is the same.
        container.TryCreateAsync(
            PathOf(series, Sha256(json.Span)),
            BinaryData.FromBytes(json),
            LastingBlobs.JsonType,
            cancellationToken
        );

    /// <summary>The bytes of an instrument, or null where none is kept.</summary>
    /// <param name="series">The series.</param>
    /// <param name="sha256">Its SHA-256, as the series' record has it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="InvalidDataException">The stored bytes have another hash.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(
        SeriesId series,
        string sha256,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var answer = await container
                .GetBlobClient(PathOf(series, sha256))
                .DownloadContentAsync(cancellationToken);
            var bytes = answer.Value.Content.ToMemory();
            return string.Equals(Sha256(bytes.Span), sha256, StringComparison.Ordinal)
                ? bytes
                : throw new InvalidDataException(
                    $"The stored instrument of {series} is not the one that began it."
                );
        }
        catch (RequestFailedException error) when (BlobErrorCode.BlobNotFound == error.ErrorCode)
        {
            return null;
        }
    }

    private static string Sha256(ReadOnlySpan<byte> bytes) =>
        Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string PathOf(SeriesId series, string sha256) => $"{series}/{sha256}.json";
}
