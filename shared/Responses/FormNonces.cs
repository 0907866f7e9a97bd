using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using SurveyPipeline.Disclosure;

namespace SurveyPipeline.Responses;

/// <summary>Issues and reads the nonces of questionnaire pages: 128 random bits, the time of the first page that carried it, and a signature over both.
/// Nothing is stored; whoever holds the series' secret can check them, so any instance accepts the pages of any other.</summary>
public sealed class FormNonces
{
    /// <summary>How long a page may be open before it has to be looked at again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>How long a page takes at the least to be opened, filled in and sent: what comes back sooner was sent by a program.</summary>
    public static readonly TimeSpan ShortestVisit = TimeSpan.FromSeconds(1);

    private const int RandomBytes = 16;
    private const int SignedBytes = RandomBytes + sizeof(long);
    private const int SignatureBytes = 16;

    private readonly byte[] key;
    private readonly TimeProvider clock;
    private readonly ChanceSource chance;

    /// <summary>Nonces of one series.</summary>
    /// <param name="secret">The series' secret; the key is derived from it.</param>
    /// <param name="clock">The time of pages.</param>
    /// <param name="chance">Fills bytes at random; cryptographic outside tests.</param>
    public FormNonces(SeriesSecret secret, TimeProvider clock, ChanceSource chance)
    {
        key = secret.DeriveKey("form nonces");
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
    /// <returns>The nonce, or null if it is not one that this series signed.</returns>
    public FormNonce? Read(string? text)
    {
        Span<byte> bytes = stackalloc byte[SignedBytes + SignatureBytes];
        if (
            text is null
            || text.Length != Base64Url.GetEncodedLength(bytes.Length)
            || !Base64Url.TryDecodeFromChars(text, bytes, out _)
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
