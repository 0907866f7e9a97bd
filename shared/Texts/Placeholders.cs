using System.Text.RegularExpressions;

namespace SurveyPipeline.Texts;

/// <summary>The <c>{name}</c> in a sentence, where something else stands when people read it.</summary>
public static partial class Placeholders
{
    /// <summary>The placeholders of a sentence in order of their names, with a space between them.</summary>
    public static string Of(string text) =>
        string.Join(
            ' ',
            Placeholder().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal)
        );

    /// <summary>A sentence without its placeholders.</summary>
    public static string Remove(string text) => Placeholder().Replace(text, "");

    /// <summary>A sentence, each <c>{name}</c> replaced by its value once: what a value brings is never replaced again.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="values">Names without braces, and what stands in their place. A placeholder without a value stays as it is.</param>
    public static string Fill(string text, params ReadOnlySpan<(string Name, string Value)> values)
    {
        if (values.IsEmpty)
        {
            return text;
        }

        var known = new Dictionary<string, string>(values.Length, StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            known[$"{{{name}}}"] = value;
        }

        return Placeholder().Replace(text, m => known.GetValueOrDefault(m.Value, m.Value));
    }

    [GeneratedRegex(
        @"\{[a-zA-Z]+\}",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Placeholder();
}
