using System.Globalization;
using System.Text;
using System.Xml;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>What no text may hold, since a page, a workbook or a reader's eye would not bear it. All else is shown as it is typed.</summary>
internal static class TextRules
{
    /// <summary>The most characters of a text, in UTF-16 units: those of a cell of a workbook.</summary>
    public const int Longest = 32_767;

    private const int Quoted = 20;

    /// <summary>What is wrong with a text, as the end of a sentence that begins with its place; null where nothing is.</summary>
    public static string? ProblemOf(string text)
    {
        if (text.Length > Longest)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"has {text.Length} characters: at most {Longest} fit a cell of a workbook"
            );
        }

        var at = 0;
        foreach (var sign in text.EnumerateRunes())
        {
            if (ProblemOf(sign) is { } why)
            {
                return $"holds U+{sign.Value:X4} {Where(text, at)}: {why}";
            }

            at += sign.Utf16SequenceLength;
        }

        return Visible(text).Length == 0
            ? "holds nothing that can be seen: signs without a shape alone"
            : null;
    }

    /// <summary>What is seen of a text: without signs that have no shape, every run of spaces one.</summary>
    public static string Visible(string text)
    {
        var seen = new StringBuilder(text.Length);
        foreach (var sign in text.Normalize().EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(sign))
            {
                seen.Append(seen.Length > 0 && seen[^1] != ' ' ? " " : "");
            }
            else if (!HasNoShape(sign))
            {
                seen.Append(sign.ToString());
            }
        }

        return seen.ToString().TrimEnd();
    }

    private static bool HasNoShape(Rune sign) =>
        Rune.GetUnicodeCategory(sign) is UnicodeCategory.Format or UnicodeCategory.Control
        || sign.Value
            is 0x034F
                or 0x115F
                or 0x1160
                or 0x17B4
                or 0x17B5
                or 0x2800
                or 0x3164
                or 0xFFA0
                or (>= 0xFE00 and <= 0xFE0F);

    private static string? ProblemOf(Rune sign) =>
        sign.Value switch
        {
            '\n' => null,
            (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) =>
                "it turns the direction of what stands behind it; take it out",
            _ when Rune.IsControl(sign) => "it is a control character; take it out",
            _ when IsNoCharacter(sign.Value)
                    || (sign.IsBmp && !XmlConvert.IsXmlChar((char)sign.Value)) =>
                "no report can hold it; take it out, and type what it stood for",
            _ => null,
        };

    private static bool IsNoCharacter(int sign) =>
        sign is (>= 0xFDD0 and <= 0xFDEF) || (sign & 0xFFFE) == 0xFFFE;

    private static string Where(string text, int at)
    {
        if (at == 0)
        {
            return "at its beginning";
        }

        var begin = Math.Max(0, at - Quoted);
        begin += char.IsLowSurrogate(text[begin]) ? 1 : 0;
        return $"behind “{(begin > 0 ? "…" : "")}{text[begin..at].Replace('\n', ' ')}”";
    }
}
