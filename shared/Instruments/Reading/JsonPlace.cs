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

    /// <summary>The id of the nearest part around it that has one, or null.</summary>
    private string? Owner { get; init; }

    public void Report(string rule) =>
        Problems.Add(new InstrumentProblem(Path, rule) { About = Owner });

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
                Owner = IdOf(element) ?? Owner,
            };
        }
    }

    private static string? IdOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty("id", out var id)
        && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;

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
