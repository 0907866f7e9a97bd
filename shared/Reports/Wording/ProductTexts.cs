using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Reports.Wording;

/// <summary>The words of reports that no instrument brings, in one language. English where the product does not know a language.</summary>
public sealed class ProductTexts
{
    private static readonly Language Fallback = new("en");
    private static readonly FrozenDictionary<Language, ProductTexts> Known = new[]
    {
        "fr",
        "nl",
        "de",
        "en",
    }
        .Select(c => new Language(c))
        .ToFrozenDictionary(l => l, Read);

    private readonly FrozenDictionary<string, string> texts;

    private ProductTexts(Language language, FrozenDictionary<string, string> texts)
    {
        Language = language;
        this.texts = texts;
    }

    /// <summary>The languages that the product knows.</summary>
    public static ImmutableArray<Language> Languages { get; } =
    [.. Known.Keys.OrderBy(l => l.Code, StringComparer.Ordinal)];

    /// <summary>The language of these texts.</summary>
    public Language Language { get; }

    /// <summary>The keys, in order.</summary>
    public ImmutableArray<string> Keys => [.. texts.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The texts of a language, or the English ones.</summary>
    public static ProductTexts For(Language language) =>
        Known.GetValueOrDefault(language) ?? Known[Fallback];

    /// <summary>A text, each <c>{name}</c> replaced by its value.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = texts[key];
        foreach (var (name, value) in values)
        {
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        }

        return text;
    }

    private static ProductTexts Read(Language language)
    {
        var json = Resource.Read($"reports/texts/{language.Code}.json");
        var read = JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
        return new ProductTexts(language, read.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
