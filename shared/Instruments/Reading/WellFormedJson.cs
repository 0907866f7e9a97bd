using System.Text.Json;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>Reads JSON whose names and texts are all Unicode. The parser alone lets bytes that are no UTF-8 and escaped halves of
/// surrogate pairs pass, and throws when such a text is asked for.</summary>
internal static class WellFormedJson
{
    /// <summary>Parses a file's bytes.</summary>
    /// <exception cref="JsonException">It is no JSON, or holds a text that is none.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json, JsonDocumentOptions options)
    {
        CheckTexts(json.Span, options.MaxDepth);
        return JsonDocument.Parse(json, options);
    }

    private static void CheckTexts(ReadOnlySpan<byte> json, int depth)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = depth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                CheckText(ref reader, json);
            }
        }
    }

    private static void CheckText(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        try
        {
            reader.GetString();
        }
        catch (InvalidOperationException error)
        {
            var before = json[..(int)reader.TokenStartIndex];
            throw new JsonException(
                "A text is not Unicode.",
                path: null,
                before.Count((byte)'\n'),
                before.Length - before.LastIndexOf((byte)'\n') - 1,
                error
            );
        }
    }
}
