using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Series;

namespace SurveyPipeline.Responses;

/// <summary>A queue message as it can be read without a key: whose it is, and what opens it.</summary>
public sealed class ResponseEnvelope
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    private readonly byte[] content;

    private ResponseEnvelope(SeriesId series, int replays, string key, byte[] content)
    {
        Series = series;
        Replays = replays;
        Key = key;
        this.content = content;
    }

    /// <summary>The series of its submissions.</summary>
    public SeriesId Series { get; }

    /// <summary>How often it was put back from the poison queue.</summary>
    public int Replays { get; }

    /// <summary>The name of the key that it was sealed with.</summary>
    public string Key { get; }

    /// <summary>The text of a message as it stands in the queue: base64, or what somebody put there by hand.</summary>
    public static string Decode(string stored) =>
        Base64.IsValid(stored) ? Encoding.UTF8.GetString(Convert.FromBase64String(stored)) : stored;

    /// <summary>Reads a message; null if it is no message of this product or of a later schema.</summary>
    public static ResponseEnvelope? Read(string message)
    {
        try
        {
            using var document = JsonDocument.Parse(message, Options);
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The latter: half of a surrogate pair, escaped, is JSON but no text; the parser notices when a name or value is asked for.
            return null;
        }
    }

    /// <summary>Opens it; null if the seal does not hold or there is no list inside.</summary>
    /// <param name="keys">The opening keys.</param>
    /// <exception cref="OpeningKeyMissingException">It was sealed with another one.</exception>
    public SubmissionList? Open(OpeningKeys keys) =>
        keys.Find(Key).Open(Series, content) is { } opened ? SubmissionList.Read(opened) : null;

    /// <summary>The same message once more, one replay later. It needs no key.</summary>
    public BinaryData Replay() => ResponseMessage.WriteEnvelope(Series, Replays + 1, Key, content);

    private static ResponseEnvelope? Read(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetInt("schema") is ResponseMessage.Schema
        && root.TryGetText("series") is { } series
        && SeriesId.IsWellFormed(series)
        && root.TryGetInt("replays") is >= 0 and var replays
        && root.TryGetText("key") is { } key
        && root.TryGetBytes("sealed") is { } content
            ? new ResponseEnvelope(new SeriesId(series), replays, key, content)
            : null;
}
