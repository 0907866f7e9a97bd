using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>What a sheet was made from, so that it can say later whether more than texts changed. The sheet itself remembers it.</summary>
/// <param name="Structure">Hash of everything but texts, notes and the version.</param>
/// <param name="Whole">Hash of everything.</param>
internal sealed record SheetOrigin(string Structure, string Whole)
{
    private const int HashCharacters = 16;

    /// <summary>That of a questionnaire.</summary>
    public static SheetOrigin Of(JsonElement root)
    {
        var languages = root.GetProperty("meta")
            .GetProperty("languages")
            .EnumerateArray()
            .Select(l => l.GetString()!)
            .ToHashSet(StringComparer.Ordinal);
        return new SheetOrigin(
            Hash(Sorted(root, "", keeps: (place, value) => !IsText(place, value, languages))),
            Hash(Sorted(root, "", keeps: (_, _) => true))
        );
    }

    /// <summary>Reads the cell that a sheet remembers it in.</summary>
    /// <returns>Null where it is none.</returns>
    public static SheetOrigin? Parse(string? cell) =>
        cell?.Trim().Split('-')
            is [{ Length: HashCharacters } structure, { Length: HashCharacters } whole]
            ? new SheetOrigin(structure, whole)
            : null;

    /// <summary>What became of it.</summary>
    public SheetChange ChangeTo(SheetOrigin now) =>
        string.Equals(Whole, now.Whole, StringComparison.Ordinal) ? SheetChange.Nothing
        : string.Equals(Structure, now.Structure, StringComparison.Ordinal) ? SheetChange.TextsOnly
        : SheetChange.More;

    /// <inheritdoc/>
    public override string ToString() => $"{Structure}-{Whole}";

    private static bool IsText(string place, JsonElement value, HashSet<string> languages) =>
        place
            is "/ui"
                or "/concepts"
                or "/$schema"
                or "/meta/version"
                or "/meta/source"
                or "/meta/reverseRule"
                or "/meta/optOutRule"
                or "/meta/referenceLanguage"
        || (
            value.ValueKind == JsonValueKind.Object
            && value
                .EnumerateObject()
                .All(p => languages.Contains(p.Name) && p.Value.ValueKind == JsonValueKind.String)
        );

    // The order of properties says nothing, and a sheet does not keep it.
    private static JsonNode? Sorted(
        JsonElement value,
        string place,
        Func<string, JsonElement, bool> keeps
    ) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => new JsonObject(
                value
                    .EnumerateObject()
                    .Where(p => keeps($"{place}/{p.Name}", p.Value))
                    .OrderBy(p => p.Name, StringComparer.Ordinal)
                    .Select(p =>
                        KeyValuePair.Create(p.Name, Sorted(p.Value, $"{place}/{p.Name}", keeps))
                    )
            ),
            JsonValueKind.Array => new JsonArray([
                .. value.EnumerateArray().Select((e, i) => Sorted(e, $"{place}/{i}", keeps)),
            ]),
            _ => JsonNode.Parse(value.GetRawText()),
        };

    private static string Hash(JsonNode? json) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(json)))[
            ..HashCharacters
        ];
}

/// <summary>What changed in a sheet since it was made from a questionnaire.</summary>
public enum SheetChange
{
    /// <summary>The sheet does not say what it was made from.</summary>
    Unknown,

    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Texts only: results stay comparable.</summary>
    TextsOnly,

    /// <summary>More than texts.</summary>
    More,
}
