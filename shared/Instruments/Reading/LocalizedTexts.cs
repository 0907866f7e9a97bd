using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>Rules for texts: exactly the instrument's languages, each as people can read it.</summary>
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
    /// <param name="isPattern">Whether it is less than a sentence, such as what stands between the parts of a list: then it may be a space or
    /// end in one.</param>
    public LocalizedText Read(JsonPlace place, bool isPattern = false)
    {
        if (place.Value.ValueKind != JsonValueKind.Object)
        {
            place.Report("must be a text in each language");
            return Nothing;
        }

        var texts = new Dictionary<Language, string>();
        foreach (var language in languages)
        {
            texts[language] = ReadText(place.Required(language.Code), isPattern);
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

    /// <summary>Reports each label that people could not tell from one before it.</summary>
    public void TellApart(IEnumerable<(JsonPlace Place, LocalizedText Text)> labels)
    {
        var seen = new Dictionary<(Language Language, string Label), string>();
        foreach (var (place, text) in labels.Where(l => l.Text != Nothing))
        {
            var alike = languages
                .Where(l => text[l].Length > 0)
                .Select(l => (Language: l, Before: SeenBefore(seen, l, text[l], place.Path)))
                .Where(l => l.Before is not null)
                .GroupBy(l => l.Before, l => l.Language, StringComparer.Ordinal);
            foreach (var before in alike)
            {
                place.Report(
                    $"looks the same as {before.Key} in {string.Join(", ", before)}: nobody could tell them apart"
                );
            }
        }
    }

    private static string? SeenBefore(
        Dictionary<(Language Language, string Label), string> seen,
        Language language,
        string text,
        string path
    )
    {
        var label = (language, TextRules.Visible(text));
        return seen.TryAdd(label, path) ? null : seen[label];
    }

    private static string ReadText(JsonPlace place, bool isPattern)
    {
        // As editors of other systems end a line.
        var text = place.Text().Replace("\r\n", "\n", StringComparison.Ordinal);
        if (text.Length == 0)
        {
            return text;
        }

        if (isPattern && string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        if (TextRules.ProblemOf(text) is { } problem)
        {
            place.Report(problem);
            return string.Empty;
        }

        if (!isPattern && text.Trim().Length != text.Length)
        {
            place.Report("must not begin or end with a space");
        }

        return text;
    }
}
