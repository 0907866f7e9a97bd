using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Responses;

/// <summary>Reads what a browser sends for a form without <c>enctype</c>. Everything stays in memory: nothing typed ever touches a disk.</summary>
public static class FormReader
{
    /// <summary>The largest body, in bytes.</summary>
    public const int MostBytes = AnswerLimits.FormBytes;

    /// <summary>The most fields.</summary>
    public const int MostFields = AnswerLimits.FormFields;

    /// <summary>The longest name or value, in characters.</summary>
    public const int LongestText = 1024;

    /// <summary>Reads a body.</summary>
    /// <param name="contentType">The request's <c>Content-Type</c>.</param>
    /// <param name="body">The body; not read further than one byte past the largest.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="longestText">The longest name or value, in characters as sent. Default: <see cref="LongestText"/>.</param>
    public static async Task<FormReading> ReadAsync(
        string? contentType,
        Stream body,
        CancellationToken cancellationToken,
        int longestText = LongestText
    )
    {
        if (!IsForm(contentType))
        {
            return new FormReading(FormOutcome.Unsupported, FormFields.None);
        }

        var bytes = ArrayPool<byte>.Shared.Rent(MostBytes + 1);
        try
        {
            var length = await body.ReadAtLeastAsync(
                bytes.AsMemory(0, MostBytes + 1),
                MostBytes + 1,
                throwOnEndOfStream: false,
                cancellationToken
            );
            return length > MostBytes
                ? new FormReading(FormOutcome.TooLarge, FormFields.None)
                : Parse(Encoding.UTF8.GetString(bytes, 0, length), longestText);
        }
        catch (IOException)
        {
            // The connection or whoever sends broke it; nothing failed here.
            return new FormReading(FormOutcome.Broken, FormFields.None);
        }
        finally
        {
            // No answer stays behind for whoever rents these bytes next.
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        }
    }

    /// <summary>Reads the text of a body. Any text is read somehow; only its size can be refused.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longestText">The longest name or value, in characters as sent. Default: <see cref="LongestText"/>.</param>
    public static FormReading Parse(string text, int longestText = LongestText)
    {
        var pairs = new List<(string, string)>();
        foreach (var pair in new QueryStringEnumerable(text))
        {
            if (
                pairs.Count == MostFields
                || pair.EncodedName.Length > longestText
                || pair.EncodedValue.Length > longestText
            )
            {
                return new FormReading(FormOutcome.TooLarge, FormFields.None);
            }

            pairs.Add((pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        }

        return new FormReading(FormOutcome.Read, new FormFields(pairs));
    }

    private static bool IsForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals(
            "application/x-www-form-urlencoded",
            StringComparison.OrdinalIgnoreCase
        )
        && (
            !type.Charset.HasValue
            // By its name: asked for the encoding, the header throws on one that is not supported any more.
            || HeaderUtilities
                .RemoveQuotes(type.Charset)
                .Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        );
}

/// <summary>What came of reading a request body: fields, or why there are none.</summary>
/// <param name="Outcome">Whether it could be read.</param>
/// <param name="Fields">The fields; empty unless it could.</param>
public sealed record FormReading(FormOutcome Outcome, FormFields Fields);

/// <summary>Whether a request body could be read as a form.</summary>
public enum FormOutcome
{
    /// <summary>It could.</summary>
    Read,

    /// <summary>It is larger than any questionnaire (answered with 413).</summary>
    TooLarge,

    /// <summary>It is not <c>application/x-www-form-urlencoded</c> in UTF-8 (answered with 415).</summary>
    Unsupported,

    /// <summary>It broke off, came too slowly or was not what its headers said (answered with 400).</summary>
    Broken,
}

/// <summary>The fields of a sent form: names and, for each, its values in the order sent. Nothing is checked yet.</summary>
public sealed class FormFields
{
    private readonly FrozenDictionary<string, ImmutableArray<string>> values;

    /// <summary>Fields from pairs in the order sent; a name may come more than once.</summary>
    public FormFields(IEnumerable<(string Name, string Value)> pairs) =>
        values = pairs
            .GroupBy(p => p.Name, p => p.Value, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>No field at all.</summary>
    public static FormFields None { get; } = new([]);

    /// <summary>The names of all fields.</summary>
    public ImmutableArray<string> Names => values.Keys;

    /// <summary>The values of a field, in the order sent; empty where it was not sent.</summary>
    public ImmutableArray<string> this[string name] =>
        values.TryGetValue(name, out var found) ? found : [];

    /// <summary>The value of a field that was sent exactly once; else null.</summary>
    public string? Only(string name) => this[name] is [var only] ? only : null;
}
