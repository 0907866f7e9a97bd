using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SurveyPipeline.Responses.Sealing;

/// <summary>Hybrid public key encryption in base mode, one message a key (RFC 9180, section 5.1.1 and 6.1), with DHKEM(P-256, HKDF-SHA256),
/// HKDF-SHA256 and AES-128-GCM: the suite of its appendix A.3, made of what the platform's own library has.</summary>
internal static class Hpke
{
    /// <summary>How much longer a sealed message is: the point of the one-time key and the tag.</summary>
    public const int Overhead = PointBytes + TagBytes;

    /// <summary>An uncompressed point: 4, x, y.</summary>
    public const int PointBytes = 1 + (2 * ScalarBytes);

    private const int ScalarBytes = 32;
    private const int TagBytes = 16;
    private const int KeyBytes = 16;
    private const int NonceBytes = 12;
    private const byte Uncompressed = 4;
    private const byte BaseMode = 0;

    // KEM 0x0010, KDF 0x0001, AEAD 0x0001.
    private static readonly byte[] KemSuite = [.. "KEM"u8, 0x00, 0x10];
    private static readonly byte[] Suite = [.. "HPKE"u8, 0x00, 0x10, 0x00, 0x01, 0x00, 0x01];

    /// <summary>Seals a message: the point of the one-time key, the encrypted bytes, the tag.</summary>
    /// <param name="recipient">The recipient's point.</param>
    /// <param name="info">What the key is for; opening needs the same.</param>
    /// <param name="associated">What is not hidden but bound; opening needs the same.</param>
    /// <param name="plain">The message.</param>
    public static byte[] Seal(
        ReadOnlySpan<byte> recipient,
        ReadOnlySpan<byte> info,
        ReadOnlySpan<byte> associated,
        ReadOnlySpan<byte> plain
    )
    {
        using var once = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Seal(once, recipient, info, associated, plain);
    }

    /// <summary>The same with a given one-time key, for the vectors of the RFC.</summary>
    internal static byte[] Seal(
        ECDiffieHellman once,
        ReadOnlySpan<byte> recipient,
        ReadOnlySpan<byte> info,
        ReadOnlySpan<byte> associated,
        ReadOnlySpan<byte> plain
    )
    {
        var message = new byte[PointBytes + plain.Length + TagBytes];
        PointOf(once.ExportParameters(includePrivateParameters: false)).CopyTo(message.AsSpan());
        var (key, nonce) = Schedule(
            Agree(once, recipient),
            message.AsSpan(..PointBytes),
            recipient,
            info
        );
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(
            nonce,
            plain,
            message.AsSpan(PointBytes, plain.Length),
            message.AsSpan(PointBytes + plain.Length),
            associated
        );
        return message;
    }

    /// <summary>Opens a sealed message; null if it was not sealed for this key, for the same use and with the same associated bytes.</summary>
    public static byte[]? Open(
        ECParameters recipient,
        ReadOnlySpan<byte> info,
        ReadOnlySpan<byte> associated,
        ReadOnlySpan<byte> message
    )
    {
        if (message.Length < Overhead)
        {
            return null;
        }

        try
        {
            using var own = ECDiffieHellman.Create(recipient);
            var point = message[..PointBytes];
            var (key, nonce) = Schedule(Agree(own, point), point, PointOf(recipient), info);
            using var aes = new AesGcm(key, TagBytes);
            var plain = new byte[message.Length - Overhead];
            aes.Decrypt(
                nonce,
                message[PointBytes..^TagBytes],
                message[^TagBytes..],
                plain,
                associated
            );
            return plain;
        }
        catch (CryptographicException)
        {
            // No point of the curve, or another tag.
            return null;
        }
    }

    /// <summary>A key's point, uncompressed.</summary>
    public static byte[] PointOf(ECParameters key) => [Uncompressed, .. key.Q.X!, .. key.Q.Y!];

    /// <summary>Whether bytes are an uncompressed point of the curve, for which a message can be sealed.</summary>
    public static bool IsPoint(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var key = KeyOf(bytes);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static byte[] Agree(ECDiffieHellman own, ReadOnlySpan<byte> point)
    {
        using var other = KeyOf(point);
        return own.DeriveRawSecretAgreement(other.PublicKey);
    }

    private static ECDiffieHellman KeyOf(ReadOnlySpan<byte> point)
    {
        if (point.Length != PointBytes || point[0] != Uncompressed)
        {
            throw new CryptographicException("A point is not uncompressed.");
        }

        return ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint
                {
                    X = point[1..(1 + ScalarBytes)].ToArray(),
                    Y = point[(1 + ScalarBytes)..].ToArray(),
                },
            }
        );
    }

    /// <summary>Section 4.1, ExtractAndExpand, and 5.1, KeySchedule.</summary>
    private static (byte[] Key, byte[] Nonce) Schedule(
        byte[] agreed,
        ReadOnlySpan<byte> once,
        ReadOnlySpan<byte> recipient,
        ReadOnlySpan<byte> info
    )
    {
        var shared = Expand(
            KemSuite,
            Extract(KemSuite, [], "eae_prk"u8, agreed),
            "shared_secret"u8,
            [.. once, .. recipient],
            ScalarBytes
        );
        byte[] context =
        [
            BaseMode,
            .. Extract(Suite, [], "psk_id_hash"u8, []),
            .. Extract(Suite, [], "info_hash"u8, info),
        ];
        var secret = Extract(Suite, shared, "secret"u8, []);
        return (
            Expand(Suite, secret, "key"u8, context, KeyBytes),
            Expand(Suite, secret, "base_nonce"u8, context, NonceBytes)
        );
    }

    private static byte[] Extract(
        byte[] suite,
        byte[] salt,
        ReadOnlySpan<byte> label,
        ReadOnlySpan<byte> material
    ) =>
        HKDF.Extract(
            HashAlgorithmName.SHA256,
            [.. "HPKE-v1"u8, .. suite, .. label, .. material],
            salt
        );

    private static byte[] Expand(
        byte[] suite,
        byte[] key,
        ReadOnlySpan<byte> label,
        ReadOnlySpan<byte> info,
        int length
    )
    {
        Span<byte> size = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)length);
        return HKDF.Expand(
            HashAlgorithmName.SHA256,
            key,
            length,
            [.. size, .. "HPKE-v1"u8, .. suite, .. label, .. info]
        );
    }
}
