using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace SurveyPipeline.Responses;

/// <summary>Issues and reads the nonces of questionnaire pages: 128 random bits, the time of the first page that carried it, and a signature over both.
/// Nothing is stored; whoever holds the key can check them, so any instance accepts the pages of any other.</summary>
public sealed class FormNonces
{
    /// <summary>How long a page may be open before it has to be looked at again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>How long a page takes at the least to be opened, filled in and sent: what comes back sooner was sent by a program.</summary>
    public static readonly TimeSpan ShortestVisit = TimeSpan.FromSeconds(1);

    /// <summary>Length of the key.</summary>
    public const int KeyBytes = 32;

    private const int RandomBytes = 16;
    private const int SignedBytes = RandomBytes + sizeof(long);
    private const int SignatureBytes = 16;

    private readonly byte[] key;
    private readonly TimeProvider clock;
    private readonly ChanceSource chance;

    /// <summary>Nonces of one app, whose questionnaire's versions tell their pages apart by the version that these carry.</summary>
    /// <param name="key">The key that signs them.</param>
    /// <param name="clock">The time of pages.</param>
    /// <param name="chance">Fills bytes at random; cryptographic outside tests.</param>
    public FormNonces(byte[] key, TimeProvider clock, ChanceSource chance)
    {
        this.key = key;
        this.clock = clock;
        this.chance = chance;
    }

    /// <summary>A nonce for a page that is served now.</summary>
    public string Issue()
    {
        Span<byte> bytes = stackalloc byte[SignedBytes + SignatureBytes];
        chance(bytes[..RandomBytes]);
        BinaryPrimitives.WriteInt64BigEndian(
            bytes[RandomBytes..],
            clock.GetUtcNow().ToUnixTimeMilliseconds()
        );
        Sign(bytes[..SignedBytes], bytes[SignedBytes..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads the nonce of a page that came back.</summary>
    /// <returns>The nonce, or null if it is not one that this key signed.</returns>
    public FormNonce? Read(string? text)
    {
        Span<byte> bytes = stackalloc byte[SignedBytes + SignatureBytes];
        if (
            text is null
            || text.Length != Base64Url.GetEncodedLength(bytes.Length)
            || Base64Url.DecodeFromChars(text, bytes, out _, out var written)
                is not OperationStatus.Done
            || written != bytes.Length
        )
        {
            return null;
        }

        Span<byte> expected = stackalloc byte[SignatureBytes];
        Sign(bytes[..SignedBytes], expected);
        return CryptographicOperations.FixedTimeEquals(bytes[SignedBytes..], expected)
            ? new FormNonce(
                [.. bytes[..RandomBytes]],
                DateTimeOffset.FromUnixTimeMilliseconds(
                    BinaryPrimitives.ReadInt64BigEndian(bytes[RandomBytes..])
                )
            )
            : null;
    }

    private void Sign(ReadOnlySpan<byte> signed, Span<byte> signature)
    {
        Span<byte> full = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, signed, full);
        full[..SignatureBytes].CopyTo(signature);
    }
}

/// <summary>A nonce whose signature was found right.</summary>
/// <param name="Random">Its 16 random bytes.</param>
/// <param name="ServedAt">When a page with it was first served, to the millisecond. Pages that are served again, in another language or to complete answers, carry it on.</param>
public sealed record FormNonce(ImmutableArray<byte> Random, DateTimeOffset ServedAt)
{
    /// <summary>Whether the page is older than <see cref="FormNonces.Lifetime"/>, or from more than five minutes ahead of this clock.</summary>
    public bool IsExpired(DateTimeOffset now) =>
        now - ServedAt > FormNonces.Lifetime || ServedAt - now > TimeSpan.FromMinutes(5);

    /// <summary>Whether the page comes back sooner than this after it was first served. One from ahead of this clock does not:
    /// clocks of instances differ, and no respondent is to pay for it.</summary>
    public bool IsTooFresh(DateTimeOffset now, TimeSpan shortest) =>
        now >= ServedAt && now - ServedAt < shortest;
}
