using System.Text.Json;

namespace SurveyPipeline.Responses;

/// <summary>A queue message that proves the way from queue to function and counts nobody: schema version and a random id, nothing else.</summary>
public static class ProbeMessage
{
    private const int IdLength = 32;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    /// <summary>A new random id, 32 hexadecimal digits.</summary>
    public static string NewId(ChanceSource chance)
    {
        Span<byte> id = stackalloc byte[IdLength / 2];
        chance(id);
        return Convert.ToHexStringLower(id);
    }

    /// <summary>The message.</summary>
    public static BinaryData Write(string id) =>
        BinaryData.FromObjectAsJson(
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["schema"] = ResponseMessage.Schema,
                ["probe"] = id,
            }
        );

    /// <summary>The id of a probe, or null if the message is none.</summary>
    public static string? Read(string message)
    {
        try
        {
            using var document = JsonDocument.Parse(message, Options);
            var root = document.RootElement;
            return
                root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("schema"u8, out var schema)
                && schema.ValueKind == JsonValueKind.Number
                && schema.TryGetInt32(out var version)
                && version == ResponseMessage.Schema
                && root.TryGetProperty("probe"u8, out var probe)
                && probe.ValueKind == JsonValueKind.String
                && probe.GetString() is { Length: IdLength } id
                && id.All(char.IsAsciiHexDigitLower)
                ? id
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The latter: half of a surrogate pair, escaped, is JSON but no text.
            return null;
        }
    }
}
