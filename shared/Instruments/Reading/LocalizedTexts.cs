using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>Rules for texts: exactly the instrument's languages, no markup, the same placeholders in each.</summary>
internal sealed class LocalizedTexts(ImmutableArray<Language> languages)
{
    private static readonly LocalizedText Nothing = new(FrozenDictionary<Language, string>.Empty);

    public LocalizedText Read(JsonPlace owner, string name)
    {
        var place = owner.Required(name);
        return place.Exists ? Read(place) : Nothing;
    }

    public LocalizedText? ReadOptional(JsonPlace owner, string name)
    {
        var place = owner.Optional(name);
        return place.Exists ? Read(place) : null;
    }

    /// <summary>Reads a text.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="isPattern">Whether it is less than a sentence, such as what stands between the parts of a list: then it may end in a
    /// space and hold a sign such as <c>&lt;</c>.</param>
    public LocalizedText Read(JsonPlace place, bool isPattern = false)
    {
        if (place.Value.ValueKind != JsonValueKind.Object)
        {
            place.Report("must be a text in each language");
            return Nothing;
        }

        var texts = new Dictionary<Language, string>();
        string? firstPlaceholders = null;
        foreach (var language in languages)
        {
            var text = Read(place.Required(language.Code), isPattern, ref firstPlaceholders);
            texts[language] = text;
        }

        foreach (var property in place.Value.EnumerateObject())
        {
            if (!languages.Contains(new Language(property.Name)))
            {
                place
                    .Optional(property.Name)
                    .Report("is not one of the languages in $.meta.languages");
            }
        }

        return new LocalizedText(texts.ToFrozenDictionary());
    }

    private static string Read(JsonPlace place, bool isPattern, ref string? firstPlaceholders)
    {
        var text = place.Text();
        if (text.Length == 0)
        {
            return text;
        }

        if ((!isPattern && text.AsSpan().ContainsAny('<', '>')) || text.Any(char.IsControl))
        {
            place.Report("must not hold markup or control characters");
        }

        if (!isPattern && text.Trim().Length != text.Length)
        {
            place.Report("must not begin or end with a space");
        }

        var placeholders = Placeholders.Of(text);
        firstPlaceholders ??= placeholders;
        if (!string.Equals(placeholders, firstPlaceholders, StringComparison.Ordinal))
        {
            place.Report("must hold the same placeholders as the other languages");
        }

        return text;
    }
}
