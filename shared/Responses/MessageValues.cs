using System.Text.Json;

namespace SurveyPipeline.Responses;

/// <summary>Asks a message for values that may be anything.</summary>
internal static class MessageValues
{
    /// <summary>A whole number; null where there is none of this name.</summary>
    public static int? TryGetInt(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var found)
        && found.ValueKind == JsonValueKind.Number
        && found.TryGetInt32(out var value)
            ? value
            : null;

    /// <summary>A text; null where there is none of this name.</summary>
    public static string? TryGetText(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var found) ? found.TextOf() : null;

    /// <summary>Bytes in Base64; null where there are none of this name.</summary>
    public static byte[]? TryGetBytes(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var found)
        && found.ValueKind == JsonValueKind.String
        && found.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : null;

    /// <summary>The text; null where it is something else.</summary>
    public static string? TextOf(this JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString() : null;
}
