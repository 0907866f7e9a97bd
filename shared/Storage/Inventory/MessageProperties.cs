using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Json;

namespace SurveyPipeline.Storage.Inventory;

/// <summary>The names of the properties in a message that can be read without a key.</summary>
internal static class MessageProperties
{
    /// <summary>The names, or null if it is no JSON object in base64.</summary>
    public static ImmutableHashSet<string>? Of(BinaryData stored)
    {
        var text = stored.ToString();
        if (!Base64.IsValid(text))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(Convert.FromBase64String(text));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? [.. document.RootElement.EnumerateObject().Select(p => p.Name)]
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The latter: half of a surrogate pair, escaped, is JSON but no text.
            return null;
        }
    }
}
