using System.Text;

namespace SurveyPipeline.Texts;

/// <summary>Marks around sentences that stand in for those of another language. HTML names their language where they are text, so that a
/// screen reader speaks them right and they run in their own direction; where nothing can be named (attributes, titles, images) they go.</summary>
public static class ForeignMarks
{
    // Never a character of a text, and always written by its number in HTML.
    private const char Begin = '\uFDD0';
    private const char End = '\uFDD1';
    private const string WrittenBegin = "&#xFDD0;";
    private const string WrittenEnd = "&#xFDD1;";

    // What may hold text alone, or has no place for an element of HTML.
    private static readonly string[] Plain = ["title", "textarea", "option", "style", "svg"];

    /// <summary>A sentence with its marks; one without words stays as it is.</summary>
    internal static string Around(string text) =>
        Placeholders.Remove(text).Any(char.IsLetter) ? Begin + text + End : text;

    /// <summary>A text without marks.</summary>
    public static string Remove(string text) =>
        text.Contains(Begin, StringComparison.Ordinal)
            ? string.Concat(text.Where(c => c is not (Begin or End)))
            : text;

    /// <summary>HTML in which each marked sentence names its language.</summary>
    /// <param name="html">Encoded HTML.</param>
    /// <param name="language">The language of the sentences.</param>
    public static string Resolve(string html, Language language)
    {
        if (!html.Contains(WrittenBegin, StringComparison.Ordinal))
        {
            return html;
        }

        var opening = $"<span lang=\"{language}\" dir=\"{language.Direction}\">";
        var result = new StringBuilder(html.Length + 1024);
        string? plain = null;
        var at = 0;
        while (at < html.Length)
        {
            if (html[at] is '<')
            {
                var end = html.IndexOf('>', at) + 1;
                var tag = html.AsSpan(at, end - at);
                plain =
                    plain is null ? PlainBegunBy(tag)
                    : Ends(tag, plain) ? null
                    : plain;
                result.Append(
                    tag.ToString()
                        .Replace(WrittenBegin, "", StringComparison.Ordinal)
                        .Replace(WrittenEnd, "", StringComparison.Ordinal)
                );
                at = end;
                continue;
            }

            var next = html.IndexOf('<', at);
            var text = html[at..(next < 0 ? html.Length : next)];
            result.Append(
                text.Replace(WrittenBegin, plain is null ? opening : "", StringComparison.Ordinal)
                    .Replace(WrittenEnd, plain is null ? "</span>" : "", StringComparison.Ordinal)
            );
            at += text.Length;
        }

        return result.ToString();
    }

    private static string? PlainBegunBy(ReadOnlySpan<char> tag)
    {
        foreach (var name in Plain)
        {
            if (
                tag[1..].StartsWith(name, StringComparison.Ordinal)
                && tag[1 + name.Length] is ' ' or '>'
            )
            {
                return name;
            }
        }

        return null;
    }

    private static bool Ends(ReadOnlySpan<char> tag, string name) =>
        tag.StartsWith("</", StringComparison.Ordinal) && tag[2..^1].SequenceEqual(name);
}
