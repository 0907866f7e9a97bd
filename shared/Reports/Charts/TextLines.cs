using System.Collections.Immutable;

namespace SurveyPipeline.Reports.Charts;

/// <summary>Breaks a text into lines: SVG does not do it by itself.</summary>
internal static class TextLines
{
    /// <summary>The characters that fit a line of a small panel.</summary>
    public const int SmallPanel = 28;

    /// <summary>Lines of at most so many characters, broken at spaces; a longer word stands alone.</summary>
    public static ImmutableArray<string> Of(string text, int most)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var line = string.Empty;
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > most)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        lines.Add(line);
        return lines.ToImmutable();
    }
}
