using System.Globalization;
using System.Text;
using System.Xml;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>Texts as Open XML writes them: what XML cannot hold is written as <c>_x000D_</c> (ECMA-376-1, 22.9.2.19, <c>ST_Xstring</c>).
/// Spreadsheets undo it, so a text that only looks so is escaped too.</summary>
internal static class EscapedText
{
    private const int Length = 7;

    /// <summary>The text as it is written into a part.</summary>
    public static string Write(string text)
    {
        var written = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isLiteral = text[i] == '_' && CodeAt(text, i) is not null;
            var isXml =
                text[i] != '\r' && (XmlConvert.IsXmlChar(text[i]) || char.IsSurrogate(text[i]));
            if (isLiteral || !isXml)
            {
                written.Append(CultureInfo.InvariantCulture, $"_x{(int)text[i]:X4}_");
            }
            else
            {
                written.Append(text[i]);
            }
        }

        return written.ToString();
    }

    /// <summary>The text that a part holds.</summary>
    public static string Read(string written)
    {
        if (!written.Contains("_x", StringComparison.Ordinal))
        {
            return written;
        }

        var text = new StringBuilder(written.Length);
        for (var i = 0; i < written.Length; i++)
        {
            if (CodeAt(written, i) is { } code)
            {
                text.Append(code);
                i += Length - 1;
            }
            else
            {
                text.Append(written[i]);
            }
        }

        return text.ToString();
    }

    /// <summary>Whether each half of a surrogate pair has its other half.</summary>
    public static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i++))
            {
                return false;
            }
        }

        return true;
    }

    private static char? CodeAt(string text, int at) =>
        at + Length <= text.Length
        && text[at] == '_'
        && text[at + 1] == 'x'
        && text[at + Length - 1] == '_'
        && ushort.TryParse(
            text.AsSpan(at + 2, 4),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var code
        )
            ? (char)code
            : null;
}
