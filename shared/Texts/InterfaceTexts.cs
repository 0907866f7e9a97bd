using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace SurveyPipeline.Texts;

/// <summary>The product's own interface texts in the languages it speaks, for what an instrument does not say itself.</summary>
public sealed class InterfaceTexts
{
    /// <summary>The language that stands in where the product does not speak the instrument's.</summary>
    public static readonly Language Fallback = new("en");

    private readonly FrozenDictionary<Language, FrozenDictionary<string, string>> texts;

    private InterfaceTexts(FrozenDictionary<Language, FrozenDictionary<string, string>> texts) =>
        this.texts = texts;

    /// <summary>The texts that come with the product: French (reference), Dutch, German and English.</summary>
    public static InterfaceTexts BuiltIn { get; } =
        new(
            ImmutableArray
                .Create("fr", "nl", "de", "en")
                .ToFrozenDictionary(code => new Language(code), ReadResource)
        );

    /// <summary>The languages that the product speaks.</summary>
    public ImmutableArray<Language> Languages => texts.Keys;

    /// <summary>The keys of one language.</summary>
    /// <exception cref="KeyNotFoundException">The product does not speak it.</exception>
    public ImmutableArray<string> Keys(Language language) => texts[language].Keys;

    /// <summary>A text in a language, or in English where the product does not speak it.</summary>
    /// <exception cref="KeyNotFoundException">No text has this key.</exception>
    public string Find(string key, Language language) =>
        (texts.TryGetValue(language, out var spoken) ? spoken : texts[Fallback])[key];

    private static FrozenDictionary<string, string> ReadResource(string code)
    {
        using var stream = typeof(InterfaceTexts).Assembly.GetManifestResourceStream(
            $"texts/{code}.json"
        )!;
        return JsonSerializer
            .Deserialize<Dictionary<string, string>>(stream)!
            .ToFrozenDictionary(StringComparer.Ordinal);
    }
}
