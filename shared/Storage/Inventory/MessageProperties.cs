using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Json;

namespace SurveyPipeline.Storage.Inventory;

/// <summary>The names of the properties in a message; those inside a submission as <c>submissions.…</c>.</summary>
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
                ? [.. Names(document.RootElement)]
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The latter: half of a surrogate pair, escaped, is JSON but no text.
            return null;
        }
    }

    private static IEnumerable<string> Names(JsonElement message)
    {
        foreach (var property in message.EnumerateObject())
        {
            yield return property.Name;
            if (property.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var name in property.Value.EnumerateArray().SelectMany(NamesInside))
                {
                    yield return $"{property.Name}.{name}";
                }
            }
        }
    }

    private static IEnumerable<string> NamesInside(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().Select(p => p.Name)
            : [];
}
