using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>Reads the texts of the interface: those that an instrument brings, and the product's own for the rest.</summary>
internal static class InterfaceTextsReader
{
    internal static FrozenDictionary<string, LocalizedText> Read(
        JsonPlace place,
        LocalizedTexts texts,
        ImmutableArray<Language> languages
    )
    {
        var found = DefaultInterfaceTexts.In(languages);
        if (place.Value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in place.Value.EnumerateObject())
            {
                var text = place.Optional(property.Name);
                if (PlaceholdersOf(property.Name) is { } placeholders)
                {
                    found[property.Name] = texts.Read(text);
                    CheckPlaceholders(text, placeholders);
                }
                else
                {
                    text.Report("is no text of the interface");
                }
            }
        }
        else if (place.Exists)
        {
            place.Report("must be an object");
        }

        foreach (var key in RequiredInterfaceTexts.All.Select(t => t.Key).Concat(Names(languages)))
        {
            if (!found.ContainsKey(key))
            {
                place.Required(key);
            }
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Names(ImmutableArray<Language> languages) =>
        languages.Select(l => $"lang.{l}");

    /// <summary>The placeholders that a text must hold, or null where nothing shows a text of this key.</summary>
    private static string? PlaceholdersOf(string key)
    {
        foreach (
            var (known, placeholders) in RequiredInterfaceTexts.All.Concat(
                RequiredInterfaceTexts.Optional
            )
        )
        {
            if (string.Equals(known, key, StringComparison.Ordinal))
            {
                return placeholders;
            }
        }

        if (key.StartsWith("lang.", StringComparison.Ordinal))
        {
            return string.Empty;
        }

        return InterfaceTexts
            .BuiltIn.Keys(InterfaceTexts.Fallback)
            .Contains(key, StringComparer.Ordinal)
            ? LocalizedTexts.PlaceholdersOf(
                InterfaceTexts.BuiltIn.Find(key, InterfaceTexts.Fallback)
            )
            : null;
    }

    private static void CheckPlaceholders(JsonPlace text, string placeholders)
    {
        if (text.Value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in text.Value.EnumerateObject())
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
}
