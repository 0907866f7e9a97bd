using System.Globalization;
using System.Text.Json;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>A value in the instrument's JSON together with its path, so that every problem can say where it is.</summary>
internal readonly record struct JsonPlace(
    JsonElement Value,
    string Path,
    List<InstrumentProblem> Problems
)
{
    public bool Exists => Value.ValueKind is not JsonValueKind.Undefined and not JsonValueKind.Null;

    public void Report(string rule) => Problems.Add(new InstrumentProblem(Path, rule));

    /// <summary>Reports every property that has none of these names: a misspelt one would be passed over without a word.</summary>
    public JsonPlace Knowing(params ReadOnlySpan<string> names)
    {
        if (Value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in Value.EnumerateObject())
            {
                if (!names.Contains(property.Name))
                {
                    Optional(property.Name)
                        .Report($"is not known here: known are {string.Join(", ", names!)}");
                }
            }
        }
        else if (Exists)
        {
            Report("must be an object");
        }

        return this;
    }

    public JsonPlace Optional(string name)
    {
        var value =
            Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var found)
                ? found
                : default;
        return this with { Value = value, Path = $"{Path}.{name}" };
    }

    public JsonPlace Required(string name)
    {
        var place = Optional(name);
        if (!place.Exists)
        {
            place.Report("is missing");
        }

        return place;
    }

    public IEnumerable<JsonPlace> Elements()
    {
        if (Value.ValueKind != JsonValueKind.Array)
        {
            if (Exists)
            {
                Report("must be a list");
            }

            yield break;
        }

        var index = 0;
        foreach (var element in Value.EnumerateArray())
        {
            yield return this with
            {
                Value = element,
                Path = string.Create(CultureInfo.InvariantCulture, $"{Path}[{index++}]"),
            };
        }
    }

    public string Text()
    {
        if (Value.ValueKind == JsonValueKind.String && Value.GetString() is { Length: > 0 } text)
        {
            return text;
        }

        if (Exists)
        {
            Report("must be a text that is not empty");
        }

        return string.Empty;
    }

    /// <summary>The text, or null where there is none; reports nothing.</summary>
    public string? Peek() => Value.ValueKind == JsonValueKind.String ? Value.GetString() : null;

    public int Integer(int least, int most)
    {
        if (
            Value.ValueKind == JsonValueKind.Number
            && Value.TryGetInt32(out var number)
            && number >= least
            && number <= most
        )
        {
            return number;
        }

        if (Exists)
        {
            Report(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"must be a whole number from {least} to {most}"
                )
            );
        }

        return least;
    }

    public bool Flag()
    {
        if (Value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return Value.GetBoolean();
        }

        if (Exists)
        {
            Report("must be true or false");
        }

        return false;
    }
}

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
