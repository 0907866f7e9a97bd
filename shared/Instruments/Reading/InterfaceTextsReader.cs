using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>Reads the sentences that an instrument says in its own words.</summary>
internal static class InterfaceTextsReader
{
    internal static FrozenDictionary<string, LocalizedText> Read(
        JsonPlace place,
        LocalizedTexts texts,
        ImmutableArray<Language> languages,
        ProductTexts product
    )
    {
        var rules = new BroughtTexts(product);
        var found = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        if (place.Value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in place.Value.EnumerateObject())
            {
                var text = place.Optional(property.Name);
                if (BroughtTexts.IsPassedOver(property.Name))
                {
                    continue;
                }

                if (rules.PlaceholdersOf(property.Name) is { } placeholders)
                {
                    found[property.Name] = texts.Read(text, rules.IsPattern(property.Name));
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

        foreach (var key in rules.RequiredIn(languages).Where(k => !found.ContainsKey(k)))
        {
            place.Optional(key).Report(BroughtTexts.WhyRequired(key));
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
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
                    Placeholders.Of(property.Value.GetString()!),
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
