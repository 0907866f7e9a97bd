using System.Collections.Frozen;
using System.Globalization;

namespace SurveyPipeline.Texts;

/// <summary>Everything that is said in one language: the sentences that a questionnaire brings, and the product's own for the rest.</summary>
/// <param name="language">The language.</param>
/// <param name="brought">What the questionnaire brings, by key.</param>
/// <param name="own">The product's own, by key.</param>
public sealed class Sentences(
    Language language,
    FrozenDictionary<string, LocalizedText> brought,
    FrozenDictionary<string, string> own
)
{
    /// <summary>Whether the product's own sentences are in another language than this one.</summary>
    internal bool IsOwnForeign { get; init; }

    /// <summary>Whether sentences in another language stand between <see cref="ForeignMarks"/>.</summary>
    private bool IsMarked { get; init; }

    /// <summary>These sentences for HTML: those in another language are marked, so that <see cref="ForeignMarks"/> can name it.</summary>
    public Sentences Marked =>
        IsOwnForeign
            ? new Sentences(language, brought, own) { IsOwnForeign = true, IsMarked = true }
            : this;

    /// <summary>A sentence as it is written, its placeholders too.</summary>
    /// <exception cref="KeyNotFoundException">Neither questionnaire nor product has this key.</exception>
    public string this[string key] =>
        brought.TryGetValue(key, out var text) ? text[language]
        : IsMarked ? ForeignMarks.Around(own[key])
        : own[key];

    /// <summary>A sentence, each <c>{name}</c> replaced by its value.</summary>
    /// <exception cref="KeyNotFoundException">Neither questionnaire nor product has this key.</exception>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        Placeholders.Fill(this[key], values);

    /// <summary>The name of a month.</summary>
    /// <param name="month">From 1 to 12.</param>
    public string Month(int month) => this["month." + month.ToString(CultureInfo.InvariantCulture)];
}
