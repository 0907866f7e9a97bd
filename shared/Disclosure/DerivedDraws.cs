using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SurveyPipeline.Series;

namespace SurveyPipeline.Disclosure;

/// <summary>Draws derived from the questionnaire's secret and the table itself (<c>disclosure.md</c> section 3, Draws): an unchanged table
/// repeats its publication, so that its exact counts can't be averaged out of many (the cell key of Thompson, Broadfoot
/// and Elazar 2013).</summary>
/// <param name="secret">The secret of the questionnaire.</param>
public sealed class DerivedDraws(SeriesSecret secret) : ITableDraws
{
    /// <inheritdoc/>
    public int Draw(TableAttempt table, int index, int bound) =>
        UniformDraw.From(bound, c => Word(table, index, c));

    /// <summary>The text that is hashed for a draw: the fields joined by <c>|</c>, integers in decimal.</summary>
    /// <param name="table">The table and attempt.</param>
    /// <param name="index">Which of its draws, from 0.</param>
    /// <param name="word">c: which word of the draw, from 0; above 0 only after a word that was rejected.</param>
    internal static string TextOf(TableAttempt table, int index, int word)
    {
        var counts = string.Join(
            ',',
            table.Counts.Select(c => c.ToString(CultureInfo.InvariantCulture))
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{table.Stratum}|{table.Table}|{counts}|{table.Attempt}|{index}|{word}"
        );
    }

    /// <summary>HMAC-SHA256 of a draw's text.</summary>
    internal byte[] Hash(TableAttempt table, int index, int word) =>
        HMACSHA256.HashData(secret.Bytes, Encoding.UTF8.GetBytes(TextOf(table, index, word)));

    private ulong Word(TableAttempt table, int index, int word) =>
        BinaryPrimitives.ReadUInt64BigEndian(Hash(table, index, word));
}

/// <summary>Turns 64-bit words into an unbiased draw, by rejection.</summary>
internal static class UniformDraw
{
    /// <summary>The first word below the largest multiple of the bound that 64 bits hold, modulo the bound.</summary>
    /// <param name="bound">m, 1 or more.</param>
    /// <param name="word">The words: word(0), word(1), …</param>
    public static int From(int bound, Func<int, ulong> word)
    {
        var m = (ulong)bound;
        var rejected = ((ulong.MaxValue % m) + 1) % m;
        for (var c = 0; ; c++)
        {
            var v = word(c);
            if (v <= ulong.MaxValue - rejected)
            {
                return (int)(v % m);
            }
        }
    }
}
