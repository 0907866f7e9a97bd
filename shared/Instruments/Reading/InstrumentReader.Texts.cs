using System.Collections.Frozen;
using System.Text.Json;

namespace SurveyPipeline.Instruments.Reading;

/// <content>The texts of the interface.</content>
public static partial class InstrumentReader
{
    private static FrozenDictionary<string, LocalizedText> ReadInterfaceTexts(
        JsonPlace place,
        LocalizedTexts texts
    )
    {
        var found = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        if (place.Value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in place.Value.EnumerateObject())
            {
                found[property.Name] = texts.Read(place.Optional(property.Name));
            }
        }

        foreach (var (key, placeholders) in RequiredInterfaceTexts.All)
        {
            var text = place.Required(key);
            foreach (
                var property in text.Exists && text.Value.ValueKind == JsonValueKind.Object
                    ? text.Value.EnumerateObject()
                    : default
            )
            {
                if (
                    property.Value.ValueKind == JsonValueKind.String
                    && !string.Equals(
                        LocalizedTexts.PlaceholdersOf(property.Value.GetString()!),
                        placeholders,
                        StringComparison.Ordinal
                    )
                )
                {
                    text.Optional(property.Name)
                        .Report(
                            placeholders.Length == 0
                                ? "must hold no placeholder"
                                : $"must hold the placeholders {placeholders}"
                        );
                }
            }
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
