using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SurveyPipeline.Instruments;
using SurveyPipeline.Series;

namespace SurveyPipeline.Responses;

/// <summary>One respondent's checked answers on the way to being counted. Held in memory and in the queue only, never stored.</summary>
/// <param name="Id">Identifies it: the same page sent twice with the same answers is one submission.</param>
/// <param name="Stratum">The stratum in which it counts.</param>
/// <param name="Choices">For each counted item of the stratum, in order, the chosen category indexes (ascending, at least one; more than one for multi-choice only).</param>
public sealed record Submission(
    SubmissionId Id,
    StratumId Stratum,
    ImmutableArray<ImmutableArray<int>> Choices
);

/// <summary>The id of one submission: 128 bits of a hash, as 22 characters of base64url, safe in row keys.</summary>
/// <remarks>The hash covers 128 random bits of the page's nonce, which are stored nowhere: an id says nothing about the answers.</remarks>
public readonly record struct SubmissionId(string Value)
{
    private const int Bytes = 16;

    /// <summary>Length in characters.</summary>
    public const int Length = 22;

    /// <summary>The id of a page's answers: the same page sent again unchanged has the same id, a changed one another.</summary>
    /// <param name="series">The series.</param>
    /// <param name="stratum">The stratum.</param>
    /// <param name="nonce">The random bytes of the page.</param>
    /// <param name="choices">Chosen category indexes of each counted item, in order.</param>
    public static SubmissionId Of(
        SeriesId series,
        StratumId stratum,
        ReadOnlySpan<byte> nonce,
        ImmutableArray<ImmutableArray<int>> choices
    )
    {
        var text = new StringBuilder();
        text.Append(series.Value)
            .Append('|')
            .Append(stratum.Value)
            .Append('|')
            .Append(Convert.ToHexString(nonce))
            .Append('|');
        foreach (var item in choices)
        {
            text.AppendJoin(',', item.Select(c => c.ToString(CultureInfo.InvariantCulture)))
                .Append(';');
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        return new SubmissionId(Base64Url.EncodeToString(hash.AsSpan(0, Bytes)));
    }

    /// <summary>An id of no page, from chance.</summary>
    public static SubmissionId Random(ChanceSource chance)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        chance(bytes);
        return new SubmissionId(Base64Url.EncodeToString(bytes));
    }

    /// <summary>Whether a text has the form of an id.</summary>
    public static bool IsWellFormed(string text) =>
        text.Length == Length
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        // The last character carries two bits of the 128; others than these would be decoded by nothing.
        && text[^1] is 'A' or 'Q' or 'g' or 'w';

    /// <summary>The shard in which the submission counts.</summary>
    /// <param name="shards">Number of shards of the series, 1 or more.</param>
    public int Shard(int shards)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        Base64Url.DecodeFromChars(Value, bytes);
        return (int)(BitConverter.ToUInt32(bytes) % (uint)shards);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
