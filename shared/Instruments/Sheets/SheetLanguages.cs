using System.Collections.Immutable;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>How the columns of a language are headed: <c>label::Français (fr)</c>.</summary>
internal static class SheetLanguages
{
    /// <summary>What stands between a column's name and its language.</summary>
    public const string Separator = "::";

    /// <summary>The language as XLSForm writes it: its name in that language, and its code.</summary>
    public static string Label(Instrument instrument, Language language) =>
        $"{NameOf(instrument, language)} ({language})";

    /// <summary>The code in such a label, or the label itself where it is a code alone.</summary>
    /// <returns>Null where there is none.</returns>
    public static string? CodeOf(string label)
    {
        var text = label.Trim();
        var open = text.LastIndexOf('(');
        var code = open >= 0 && text.EndsWith(')') ? text[(open + 1)..^1].Trim() : text;
        return Language.IsTag(code) ? code : null;
    }

    /// <summary>The columns of a sheet: a text has one for each language.</summary>
    public static ImmutableArray<string> Expand(
        IEnumerable<SheetColumn> columns,
        ImmutableArray<string> labels
    ) =>
        [
            .. columns.SelectMany(c =>
                c.Kind == ColumnKind.Text ? labels.Select(l => c.Name + Separator + l) : [c.Name]
            ),
        ];

    private static string NameOf(Instrument instrument, Language language) =>
        instrument.Product.NameOf(language)
        ?? instrument.InterfaceTexts[$"lang.{language}"][language];
}
