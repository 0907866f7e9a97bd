using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SurveyPipeline.Series;

namespace SurveyPipeline.Responses.Sealing;

/// <summary>The key that answers are sealed with: it opens nothing, and may be known to anyone.</summary>
public sealed class SealingKey
{
    private const int IdBytes = 8;

    private readonly ImmutableArray<byte> point;

    internal SealingKey(ReadOnlySpan<byte> point)
    {
        this.point = [.. point];
        Id = Convert.ToHexStringLower(SHA256.HashData(point).AsSpan(..IdBytes));
    }

    /// <summary>Names it: 16 hexadecimal digits of its hash.</summary>
    public string Id { get; }

    /// <summary>Reads what <see cref="ToString"/> writes; null for anything else.</summary>
    public static SealingKey? TryParse(string text)
    {
        Span<byte> read = stackalloc byte[Hpke.PointBytes];
        return
            Base64Url.IsValid(text, out var length)
            && length == read.Length
            && Base64Url.TryDecodeFromChars(text, read, out _)
            && Hpke.IsPoint(read)
            ? new SealingKey(read)
            : null;
    }

    /// <summary>Seals bytes for the holder of the opening key.</summary>
    /// <param name="series">Whose answers they are: opened for another series, the seal does not hold.</param>
    /// <param name="plain">The bytes.</param>
    public byte[] Seal(SeriesId series, ReadOnlySpan<byte> plain) =>
        Hpke.Seal(point.AsSpan(), SealUse.Info, SealUse.Bound(series), plain);

    /// <summary>The key in base64url.</summary>
    public override string ToString() => Base64Url.EncodeToString(point.AsSpan());
}

/// <summary>What a seal is for, so that it holds for nothing else.</summary>
internal static class SealUse
{
    /// <summary>Names the use.</summary>
    public static ReadOnlySpan<byte> Info => "SurveyPipeline answers"u8;

    /// <summary>What is bound to a seal.</summary>
    public static byte[] Bound(SeriesId series) => Encoding.UTF8.GetBytes(series.Value);
}
