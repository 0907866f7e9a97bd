using System.Text;
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

/// <summary>In which encoding a file is written.</summary>
internal static class FileEncoding
{
    /// <summary>What is wrong with it; null for UTF-8.</summary>
    public static string? ProblemOf(ReadOnlySpan<byte> file)
    {
        if (
            file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
            || file.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            || file[..Math.Min(file.Length, 4)].Contains((byte)0)
        )
        {
            return "is written in UTF-16 or UTF-32: save it as UTF-8";
        }

        var at = FirstForeign(file);
        return at < 0
            ? null
            : $"is not written in UTF-8, but probably in Latin-1 (Windows-1252): save it as UTF-8. The first sign that is none is “{Encoding.Latin1.GetString(file.Slice(at, 1))}” (byte {file[at]:X2}, {JsonFault.LineOf(file, at)})";
    }

    private static int FirstForeign(ReadOnlySpan<byte> file)
    {
        var at = 0;
        while (at < file.Length)
        {
            if (
                Rune.DecodeFromUtf8(file[at..], out _, out var length)
                != System.Buffers.OperationStatus.Done
            )
            {
                return at;
            }

            at += length;
        }

        return -1;
    }
}
