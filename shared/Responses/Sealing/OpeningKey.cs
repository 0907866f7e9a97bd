using System.Buffers.Text;
using System.Security.Cryptography;
using SurveyPipeline.Series;

namespace SurveyPipeline.Responses.Sealing;

/// <summary>The key that opens sealed answers. Never shown or logged but by who made it; <see cref="ToString"/> gives nothing away.</summary>
public sealed class OpeningKey
{
    private const int ScalarBytes = 32;

    private readonly ECParameters key;

    private OpeningKey(ECParameters key)
    {
        this.key = key;
        Sealing = new SealingKey(Hpke.PointOf(key));
    }

    /// <summary>The key to seal with.</summary>
    public SealingKey Sealing { get; }

    /// <summary>A new key from the system's source of chance.</summary>
    public static OpeningKey Create()
    {
        using var made = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return new OpeningKey(made.ExportParameters(includePrivateParameters: true));
    }

    /// <summary>Reads what <see cref="Export"/> writes; null for anything else.</summary>
    public static OpeningKey? TryParse(string text)
    {
        var scalar = new byte[ScalarBytes];
        if (
            !Base64Url.IsValid(text, out var length)
            || length != ScalarBytes
            || !Base64Url.TryDecodeFromChars(text, scalar, out _)
        )
        {
            return null;
        }

        try
        {
            using var read = ECDiffieHellman.Create(
                new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar }
            );
            return new OpeningKey(read.ExportParameters(includePrivateParameters: true));
        }
        catch (CryptographicException)
        {
            // Zero, or not below the order of the curve.
            return null;
        }
    }

    /// <summary>Whether it opens what is sealed with the key of this name.</summary>
    public bool Opens(string sealingKey) =>
        string.Equals(Sealing.Id, sealingKey, StringComparison.Ordinal);

    /// <summary>Opens sealed bytes; null if they were not sealed with <see cref="Sealing"/> for this series.</summary>
    public byte[]? Open(SeriesId series, ReadOnlySpan<byte> message) =>
        Hpke.Open(key, SealUse.Info, SealUse.Bound(series), message);

    /// <summary>The key in base64url, 43 characters: a secret.</summary>
    public string Export() => Base64Url.EncodeToString(key.D);

    /// <inheritdoc/>
    public override string ToString() => nameof(OpeningKey);
}
