using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>Between a value of the JSON and the text of one cell.</summary>
internal static class CellValue
{
    /// <summary>How a cell says that something is so.</summary>
    public const string Yes = "yes";

    private const string No = "no";

    /// <summary>The cell of a value.</summary>
    /// <returns>Null where no cell of this kind would be read as the same value.</returns>
    public static string? Write(ColumnKind kind, JsonElement value) =>
        (kind, value.ValueKind) switch
        {
            (ColumnKind.Word, JsonValueKind.String) => Word(value.GetString()!),
            (ColumnKind.Number, JsonValueKind.Number) => value.TryGetInt32(out var number)
                ? number.ToString(CultureInfo.InvariantCulture)
                : null,
            (ColumnKind.Flag, JsonValueKind.True) => Yes,
            (ColumnKind.Flag, JsonValueKind.False) => No,
            (ColumnKind.List, JsonValueKind.Array) => List(value),
            (ColumnKind.Text, JsonValueKind.String)
                when value.GetString() is { Length: > 0 } text => text,
            _ => null,
        };

    /// <summary>The value of a cell that is not empty.</summary>
    /// <param name="kind">What its column holds.</param>
    /// <param name="cell">Its text.</param>
    /// <param name="rule">What the cell must be, where it is not.</param>
    public static JsonNode? Read(ColumnKind kind, string cell, out string rule)
    {
        rule = "";
        var word = cell.Trim();
        switch (kind)
        {
            case ColumnKind.Number:
                rule = "must be a whole number";
                return int.TryParse(
                    word,
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var number
                )
                    ? JsonValue.Create(number)
                    : null;
            case ColumnKind.Flag:
                rule = "must be yes or no";
                return word.ToUpperInvariant() switch
                {
                    "YES" or "TRUE" or "TRUE()" => JsonValue.Create(true),
                    "NO" or "FALSE" or "FALSE()" => JsonValue.Create(false),
                    _ => null,
                };
            case ColumnKind.List:
                return new JsonArray([.. Words(word).Select(w => (JsonNode?)JsonValue.Create(w))]);
            case ColumnKind.Word:
                return JsonValue.Create(word);
            default:
                return JsonValue.Create(cell);
        }
    }

    /// <summary>The words of a cell.</summary>
    public static string[] Words(string cell) =>
        cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string? Word(string text) =>
        text.Length > 0 && text.Trim().Length == text.Length ? text : null;

    private static string? List(JsonElement value)
    {
        var words = value
            .EnumerateArray()
            .Select(w => w.ValueKind == JsonValueKind.String ? w.GetString()! : "")
            .ToArray();
        return words.Length > 0 && words.All(w => w.Length > 0 && !w.Any(char.IsWhiteSpace))
            ? string.Join(' ', words)
            : null;
    }
}
