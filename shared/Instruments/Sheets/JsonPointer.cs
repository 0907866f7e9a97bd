using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>Places in a JSON document as RFC 6901 writes them, <c>/blocks/3/intro</c>; but an element that has an id is named by it,
/// <c>/items/@cups/concepts</c>, so that it is still the same one when rows were put in before it.</summary>
internal static class JsonPointer
{
    private const char IdMark = '@';

    /// <summary>The place of a property.</summary>
    public static string Of(string parent, string name) =>
        $"{parent}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>The place of an element, by its id where it has one.</summary>
    public static string Of(string parent, int index, JsonElement element) =>
        element.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? Of(parent, IdMark + id.GetString())
            : Of(parent, index);

    /// <summary>The place of an element by its position.</summary>
    public static string Of(string parent, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{parent}/{index}");

    /// <summary>Puts a value where there is none yet; behind the last element of a list, it is added to the list.</summary>
    /// <param name="root">The document.</param>
    /// <param name="pointer">The place.</param>
    /// <param name="value">The value.</param>
    /// <param name="path">The place as problems of the questionnaire name it: <c>$.items[3].concepts</c>.</param>
    /// <returns>False where there is no such place, or it holds a value already.</returns>
    public static bool TryAdd(JsonObject root, string pointer, JsonNode? value, out string path)
    {
        path = "$";
        var parts = pointer.Split('/');
        if (parts.Length < 2 || parts[0].Length > 0)
        {
            return false;
        }

        JsonNode? place = root;
        for (var i = 1; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1;
            switch (place)
            {
                case JsonObject parent:
                    var name = parts[i]
                        .Replace("~1", "/", StringComparison.Ordinal)
                        .Replace("~0", "~", StringComparison.Ordinal);
                    path += "." + name;
                    if (isLast)
                    {
                        return parent.TryAdd(name, value);
                    }

                    place = parent[name];
                    break;
                case JsonArray list
                    when IndexOf(list, parts[i]) is { } index && index <= list.Count:
                    path += string.Create(CultureInfo.InvariantCulture, $"[{index}]");
                    if (isLast && index == list.Count)
                    {
                        list.Add(value);
                        return true;
                    }

                    place = !isLast && index < list.Count ? list[index] : null;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private static int? IndexOf(JsonArray list, string part)
    {
        if (part.StartsWith(IdMark))
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (
                    list[i] is JsonObject element
                    && element["id"] is JsonValue id
                    && id.TryGetValue<string>(out var text)
                    && string.Equals(text, part[1..], StringComparison.Ordinal)
                )
                {
                    return i;
                }
            }
        }

        return int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
    }
}
