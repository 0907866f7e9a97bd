using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>Says what is wrong with a file that is no JSON, in the words of who wrote it by hand.</summary>
internal static class JsonFault
{
    /// <summary>The fault, as the end of a sentence that begins with the file.</summary>
    /// <param name="json">The file, UTF-8.</param>
    /// <param name="error">What the parser found.</param>
    public static string Describe(ReadOnlySpan<byte> json, JsonException error)
    {
        var at = PlaceOf(json, error);
        var before = LastSign(json, at);
        if (at >= json.Length)
        {
            return before < 0
                ? "is empty"
                : $"is not JSON: it ends too early, a }} or ] is missing ({LineOf(json, before)})";
        }

        var sign = SignAt(json, at);
        if (sign.Value is '}' or ']' && before >= 0 && json[before] == ',')
        {
            return $"is not JSON: there is a comma too many, nothing follows it before the {sign} ({LineOf(json, before)})";
        }

        if (sign.Value is '/' or '#')
        {
            return $"is not JSON: it cannot hold comments, take it out ({LineOf(json, at)})";
        }

        if (sign.Value is '\'' or (>= 0x2018 and <= 0x201F) or 0xAB or 0xBB)
        {
            return $"is not JSON: texts stand between straight double quotes (\"), not {sign} ({LineOf(json, at)})";
        }

        return
            before >= 0
            && json[before] is (byte)'"' or (byte)'}' or (byte)']'
            && sign.Value is '"' or '{' or '['
            ? $"is not JSON: a comma is missing in front of {sign} ({LineOf(json, before)})"
            : $"is not JSON: {NameOf(sign)} cannot stand here ({LineOf(json, at)})";
    }

    /// <summary>"line 3, sign 14" of a byte.</summary>
    public static string LineOf(ReadOnlySpan<byte> json, int at)
    {
        var before = json[..at];
        var line = before.Count((byte)'\n') + 1;
        var sign = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"line {line}, sign {sign}");
    }

    private static int PlaceOf(ReadOnlySpan<byte> json, JsonException error)
    {
        var start = 0;
        for (var line = error.LineNumber ?? 0; line > 0; line--)
        {
            start += json[start..].IndexOf((byte)'\n') + 1;
        }

        return Math.Min(json.Length, start + (int)(error.BytePositionInLine ?? 0));
    }

    private static int LastSign(ReadOnlySpan<byte> json, int before)
    {
        for (var at = before - 1; at >= 0; at--)
        {
            if (json[at] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return at;
            }
        }

        return -1;
    }

    private static Rune SignAt(ReadOnlySpan<byte> json, int at)
    {
        Rune.DecodeFromUtf8(json[at..], out var sign, out _);
        return sign;
    }

    private static string NameOf(Rune sign) =>
        Rune.IsControl(sign)
            ? $"U+{sign.Value:X4} (a line break or tab inside a text is written \\n or \\t)"
            : $"“{sign}”";
}
