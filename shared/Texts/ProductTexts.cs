using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace SurveyPipeline.Texts;

/// <summary>The product's own sentences, of pages and reports, in every language that it speaks: one JSON file for each, with the same keys.
/// A file is all that a language needs; French is the reference.</summary>
public sealed class ProductTexts
{
    /// <summary>The language that stands in where the product does not speak another.</summary>
    public static readonly Language Fallback = new("en");

    private const string NameKey = "lang.name";
    private const string Folder = "texts/";
    private const string Extension = ".json";

    private static readonly FrozenDictionary<string, LocalizedText> Nothing = FrozenDictionary<
        string,
        LocalizedText
    >.Empty;

    private readonly FrozenDictionary<Language, FrozenDictionary<string, string>> texts;

    private ProductTexts(FrozenDictionary<Language, FrozenDictionary<string, string>> texts) =>
        this.texts = texts;

    /// <summary>The texts that come with the product.</summary>
    public static ProductTexts BuiltIn { get; } =
        new(
            Resource
                .NamesIn(Folder)
                .ToFrozenDictionary(
                    name => new Language(name[Folder.Length..^Extension.Length]),
                    name => Parse(Resource.Read(name))
                )
        );

    /// <summary>The languages that the product speaks, by code.</summary>
    public ImmutableArray<Language> Languages =>
        [.. texts.Keys.OrderBy(l => l.Code, StringComparer.Ordinal)];

    /// <summary>The keys of the sentences that a questionnaire may bring in other words, in order.</summary>
    public ImmutableArray<string> Keys => KeysOf(Fallback);

    /// <summary>The keys of one language, in order.</summary>
    /// <exception cref="KeyNotFoundException">The product does not speak it.</exception>
    public ImmutableArray<string> KeysOf(Language language) =>
        [
            .. texts[language]
                .Keys.Where(k => !string.Equals(k, NameKey, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Whether the product speaks a language.</summary>
    public bool Speaks(Language language) => texts.ContainsKey(language);

    /// <summary>The name of a language in that language itself; null where the product does not speak it.</summary>
    public string? NameOf(Language language) => texts.GetValueOrDefault(language)?[NameKey];

    /// <summary>The sentences of a language, English where the product does not speak it.</summary>
    /// <param name="language">The language.</param>
    /// <param name="brought">What a questionnaire says in its own words, by key.</param>
    public Sentences For(Language language, FrozenDictionary<string, LocalizedText>? brought = null)
    {
        var isSpoken = texts.TryGetValue(language, out var own);
        return new(language, brought ?? Nothing, own ?? texts[Fallback])
        {
            IsOwnForeign = !isSpoken,
        };
    }

    /// <summary>These texts and those of one more language; of one that is there already, these in their place.</summary>
    /// <param name="language">The language.</param>
    /// <param name="json">Its file, UTF-8.</param>
    public ProductTexts With(Language language, ReadOnlyMemory<byte> json) =>
        new(
            texts
                .Where(t => t.Key != language)
                .Append(new(language, Parse(json)))
                .ToFrozenDictionary()
        );

    private static FrozenDictionary<string, string> Parse(ReadOnlyMemory<byte> json) =>
        JsonSerializer
            .Deserialize<Dictionary<string, string>>(json.Span)!
            .ToFrozenDictionary(StringComparer.Ordinal);
}
