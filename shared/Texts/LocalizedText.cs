using System.Collections.Frozen;

namespace SurveyPipeline.Texts;

/// <summary>One text in every language of its instrument.</summary>
public sealed class LocalizedText(FrozenDictionary<Language, string> texts)
{
    /// <summary>The text in one language.</summary>
    /// <exception cref="KeyNotFoundException">The instrument does not have this language.</exception>
    public string this[Language language] => texts[language];
}
