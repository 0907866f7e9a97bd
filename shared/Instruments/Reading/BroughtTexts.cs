using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>Which sentences a questionnaire must bring, and which it may.</summary>
/// <param name="product">The product's own sentences, each of which can be said otherwise.</param>
internal sealed class BroughtTexts(ProductTexts product)
{
    private const string NameOfLanguage = "lang.";

    // They speak of the subject, which the product does not know.
    private static readonly ImmutableArray<string> Subject =
    [
        "site.title",
        "start.purpose",
        "error.groupRequired",
    ];

    private static readonly FrozenSet<string> Definitions = FrozenSet.Create(
        StringComparer.Ordinal,
        "start.termUsers",
        "start.termOnline"
    );

    // Once asked of every questionnaire and shown nowhere: one that still brings them is read as before.
    private static readonly FrozenSet<string> NotShown = FrozenSet.Create(
        StringComparer.Ordinal,
        "form.optional",
        "error.commentTooLong",
        "error.tooLarge",
        "privacy.comments",
        "report.responses",
        "report.n",
        "report.share",
        "report.top2",
        "report.optedOut",
        "report.notAsked",
        "report.comments",
        "report.downloadHtml",
        "report.period",
        "report.periodRange",
        "report.rounding"
    );

    private readonly FrozenSet<string> sentences = product.Keys.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What a questionnaire in these languages cannot do without: its subject, and the name of each language that the product
    /// does not speak.</summary>
    public IEnumerable<string> RequiredIn(ImmutableArray<Language> languages) =>
        Subject.Concat(languages.Where(l => !product.Speaks(l)).Select(l => NameOfLanguage + l));

    /// <summary>Why a questionnaire cannot do without a text, as the end of a sentence that begins with its place.</summary>
    public static string WhyRequired(string key) =>
        key.StartsWith(NameOfLanguage, StringComparison.Ordinal)
            ? $"is missing: what speakers of '{key[NameOfLanguage.Length..]}' call their language, in each language of the questionnaire; every other sentence that it does not bring appears in English"
            : "is missing: the product does not know what the questionnaire is about";

    /// <summary>Whether a text of this key is passed over.</summary>
    public static bool IsPassedOver(string key) => NotShown.Contains(key);

    /// <summary>Whether the product itself says it with a space at an end or with a sign of markup.</summary>
    public bool IsPattern(string key) =>
        sentences.Contains(key)
        && product.Languages.Any(l =>
            product.For(l)[key] is var text
            && (text.Trim().Length != text.Length || text.AsSpan().ContainsAny('<', '>'))
        );

    /// <summary>The placeholders that a text must hold, or null where nothing shows a text of this key.</summary>
    public string? PlaceholdersOf(string key)
    {
        if (sentences.Contains(key))
        {
            return Placeholders.Of(product.For(ProductTexts.Fallback)[key]);
        }

        var isKnown =
            Subject.Contains(key, StringComparer.Ordinal)
            || Definitions.Contains(key)
            || key.StartsWith(NameOfLanguage, StringComparison.Ordinal);
        return isKnown ? string.Empty : null;
    }
}
