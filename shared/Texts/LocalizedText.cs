using System.Collections.Frozen;

namespace SurveyPipeline.Texts;

/// <summary>One text in every language of its instrument.</summary>
public sealed class LocalizedText(FrozenDictionary<Language, string> texts)
{
    /// <summary>The text in one language.</summary>
    /// <exception cref="KeyNotFoundException">The instrument does not have this language.</exception>
    public string this[Language language] => texts[language];

    /// <summary>The text in one language, each <c>{name}</c> replaced by its value.</summary>
    /// <param name="language">A language of the instrument.</param>
    /// <param name="values">Placeholder names without braces, and what stands in their place.</param>
    public string Format(Language language, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = texts[language];
        foreach (var (name, value) in values)
        {
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        }

        return text;
    }
}

/// <summary>A language of an instrument, by its two-letter code (<c>fr</c>, <c>nl</c>, <c>de</c>, <c>en</c>).</summary>
public readonly record struct Language(string Code)
{
    /// <inheritdoc/>
    public override string ToString() => Code;
}
