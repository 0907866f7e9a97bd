using System.Text;
using System.Text.Json;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Series;

namespace SurveyPipeline.Responses;

/// <summary>A queue message that proves the way from queue to function, the seal included, and counts nobody: schema version, the name of the key and,
/// sealed, a random id.</summary>
public sealed class ProbeMessage
{
    private const int IdLength = 32;

    // No series has this name: a probe can never be opened as answers, nor answers as a probe.
    private static readonly SeriesId Probe = new("probe");
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    private readonly byte[] content;

    private ProbeMessage(string key, byte[] content)
    {
        Key = key;
        this.content = content;
    }

    /// <summary>The name of the key that it was sealed with.</summary>
    public string Key { get; }

    /// <summary>A new random id, 32 hexadecimal digits.</summary>
    public static string NewId(ChanceSource chance)
    {
        Span<byte> id = stackalloc byte[IdLength / 2];
        chance(id);
        return Convert.ToHexStringLower(id);
    }

    /// <summary>The message.</summary>
    public static BinaryData Write(string id, SealingKey key) =>
        BinaryData.FromObjectAsJson(
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["schema"] = ResponseMessage.Schema,
                ["key"] = key.Id,
                ["probe"] = key.Seal(Probe, Encoding.UTF8.GetBytes(id)),
            }
        );

    /// <summary>A probe, or null if the message is none.</summary>
    public static ProbeMessage? Read(string message)
    {
        try
        {
            using var document = JsonDocument.Parse(message, Options);
            var root = document.RootElement;
            return
                root.ValueKind == JsonValueKind.Object
                && root.TryGetInt("schema") is ResponseMessage.Schema
                && root.TryGetText("key") is { } key
                && root.TryGetBytes("probe") is { } content
                ? new ProbeMessage(key, content)
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The latter: half of a surrogate pair, escaped, is JSON but no text.
            return null;
        }
    }

    /// <summary>Its id; null if the seal does not hold or there is no id inside.</summary>
    /// <param name="keys">The opening keys.</param>
    /// <exception cref="OpeningKeyMissingException">It was sealed with another one.</exception>
    public string? Open(OpeningKeys keys) =>
        keys.Find(Key).Open(Probe, content) is { Length: IdLength } opened
        && Encoding.UTF8.GetString(opened) is var id
        && id.All(char.IsAsciiHexDigitLower)
            ? id
            : null;
}
