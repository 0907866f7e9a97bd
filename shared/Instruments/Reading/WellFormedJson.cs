using System.Text.Json;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>Reads JSON whose names and texts are all Unicode and whose objects name nothing twice. The parser alone lets bytes that are no UTF-8
/// and escaped halves of surrogate pairs pass, and throws when such a text is asked for.</summary>
internal static class WellFormedJson
{
    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = 32,
        AllowDuplicateProperties = false,
    };

    /// <summary>Parses a file's bytes.</summary>
    /// <returns>The document, or what is wrong with the file, as the end of a sentence that begins with the file.</returns>
    public static (JsonDocument? Document, string? Problem) Parse(ReadOnlyMemory<byte> file)
    {
        if (FileEncoding.ProblemOf(file.Span) is { } problem)
        {
            return (null, problem);
        }

        var json = SkipByteOrderMark(file);
        try
        {
            return FindFault(json.Span) is { } fault
                ? (null, fault)
                : (JsonDocument.Parse(json, Options), null);
        }
        catch (JsonException error)
        {
            return (null, JsonFault.Describe(json.Span, error));
        }
    }

    private static ReadOnlyMemory<byte> SkipByteOrderMark(ReadOnlyMemory<byte> json) =>
        json.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? json[3..] : json;

    private static string? FindFault(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(
            json,
            new JsonReaderOptions { MaxDepth = Options.MaxDepth }
        );
        var names = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    names.Push(new HashSet<string>(StringComparer.Ordinal));
                    break;
                case JsonTokenType.EndObject:
                    names.Pop();
                    break;
                case JsonTokenType.String or JsonTokenType.PropertyName:
                    if (TextOf(ref reader) is not { } text)
                    {
                        return $"has a text that is not Unicode ({JsonFault.LineOf(json, (int)reader.TokenStartIndex)})";
                    }

                    if (reader.TokenType == JsonTokenType.PropertyName && !names.Peek().Add(text))
                    {
                        return $"names a property twice in one object: \"{text}\" ({JsonFault.LineOf(json, (int)reader.TokenStartIndex)})";
                    }

                    break;
            }
        }

        return null;
    }

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
