using System.Collections.Immutable;
using System.Security.Cryptography;

namespace SurveyPipeline.Series;

/// <summary>The 32 random bytes of a questionnaire, the same for all its versions, so that unchanged people are rounded alike in each.
/// The draws are derived from them.
/// Never shown, logged or published; <see cref="ToString"/> gives nothing away.</summary>
public sealed class SeriesSecret
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 32;

    private readonly ImmutableArray<byte> bytes;

    /// <summary>Wraps stored bytes.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public SeriesSecret(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException("A series secret has 32 bytes.", nameof(bytes));
        }

        this.bytes = [.. bytes];
    }

    /// <summary>The bytes, for storage and for the draws of <c>disclosure.md</c> section 3.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.AsSpan();

    /// <summary>A new secret from the system's source of chance.</summary>
    public static SeriesSecret Create() => new(RandomNumberGenerator.GetBytes(Length));

    /// <inheritdoc/>
    public override string ToString() => nameof(SeriesSecret);
}
