using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SurveyPipeline.Reports.Charts;

/// <summary>Breaks a text into lines: SVG does not do it by itself. Widths are estimated in letters of ordinary text, since no font is known.</summary>
internal static class TextLines
{
    /// <summary>The letters that fit a line of a small panel.</summary>
    public const int SmallPanel = 28;

    /// <summary>The bold letters that fit a line of a small panel.</summary>
    public const int SmallPanelHeading = 20;

    private const string NarrowSigns = "fijlrtI.,:;'’!|()[]{}/-‐ ";
    private const string WideSigns = "mwMW@%&—–…";
    private const string Joints = "/-‐.,:;_?&=@|";

    /// <summary>Lines of at most so many letters, broken at spaces; a longer word is broken behind a sign such as <c>/</c> or <c>-</c>, or where
    /// it has to be.</summary>
    public static ImmutableArray<string> Of(string text, int most)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var line = string.Empty;
        foreach (var word in text.Split(' ', '\n'))
        {
            var joined = line.Length == 0 ? word : $"{line} {word}";
            if (WidthOf(joined) <= most)
            {
                line = joined;
                continue;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
            }

            line = BreakWord(word, most, lines);
        }

        lines.Add(line);
        return lines.ToImmutable();
    }

    /// <summary>How wide a text is, in letters of ordinary text.</summary>
    public static double WidthOf(string text)
    {
        var width = 0.0;
        foreach (var sign in text.EnumerateRunes())
        {
            width += WidthOf(sign);
        }

        return width;
    }

    private static double WidthOf(Rune sign) =>
        Rune.GetUnicodeCategory(sign) switch
        {
            UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format
            or UnicodeCategory.Control => 0,
            _ when IsFullWidth(sign.Value) => 2.1,
            _ when sign.IsBmp && NarrowSigns.Contains((char)sign.Value, StringComparison.Ordinal) =>
                0.65,
            _ when sign.IsBmp && WideSigns.Contains((char)sign.Value, StringComparison.Ordinal) =>
                1.7,
            UnicodeCategory.UppercaseLetter => 1.4,
            UnicodeCategory.OtherLetter => 1.45,
            _ => 1.1,
        };

    // Those of East Asian width "wide" in blocks, and pictures.
    private static bool IsFullWidth(int sign) =>
        sign
            is (>= 0x1100 and <= 0x115F)
                or (>= 0x2E80 and <= 0xA4CF)
                or (>= 0xAC00 and <= 0xD7A3)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0xFE30 and <= 0xFE6F)
                or (>= 0xFF00 and <= 0xFF60)
                or (>= 0x1F300 and <= 0x1FAFF)
                or (>= 0x20000 and <= 0x3FFFD);

    /// <summary>Adds the full lines of a word, and gives the rest of it.</summary>
    private static string BreakWord(string word, int most, ImmutableArray<string>.Builder lines)
    {
        while (WidthOf(word) > most)
        {
            var length = Fitting(word, most);
            lines.Add(word[..length]);
            word = word[length..];
        }

        return word;
    }

    /// <summary>How much of a word goes on a line: up to its last joint there, or else as much as there is room for.</summary>
    private static int Fitting(string word, int most)
    {
        var signs = StringInfo.ParseCombiningCharacters(word);
        var width = 0.0;
        var joint = 0;
        for (var i = 0; i < signs.Length; i++)
        {
            var end = i + 1 < signs.Length ? signs[i + 1] : word.Length;
            width += WidthOf(word[signs[i]..end]);
            if (width > most)
            {
                // At least one sign a line, whatever its width.
                return joint > 0 ? joint : Math.Max(signs[i], signs.Length > 1 ? signs[1] : end);
            }

            if (Joints.Contains(word[signs[i]], StringComparison.Ordinal))
            {
                joint = end;
            }
        }

        return word.Length;
    }
}
