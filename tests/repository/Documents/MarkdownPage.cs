using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Repository.Documents;

/// <summary>A page of the documentation.</summary>
/// <param name="Path">Its path below the project's root.</param>
/// <param name="Text">Its Markdown.</param>
internal sealed partial record MarkdownPage(string Path, string Text)
{
    /// <summary>Reads a page.</summary>
    public static async Task<MarkdownPage> ReadAsync(string path) =>
        new(path, await RepositoryFiles.ReadAsync(path, TestContext.Current.CancellationToken));

    /// <summary>Its text without line breaks and emphasis, to be searched for sentences.</summary>
    public string Sentences => OneLine(Text.Replace("**", "", StringComparison.Ordinal));

    /// <summary>The addresses of its links and pictures, code left out.</summary>
    public ImmutableArray<string> Links =>
        [.. Link().Matches(WithoutCode(Text)).Select(m => m.Groups["to"].Value)];

    /// <summary>The test classes that it names in full; patterns of several are left out.</summary>
    public IEnumerable<string> TestClasses => TestClass().Matches(Text).Select(m => m.Value);

    /// <summary>The anchors of its headings, as GitHub makes them.</summary>
    public ImmutableArray<string> Anchors
    {
        get
        {
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            var anchors = ImmutableArray.CreateBuilder<string>();
            foreach (Match heading in Heading().Matches(CodeBlock().Replace(Text, "")))
            {
                var anchor = AnchorOf(heading.Groups["title"].Value);
                var times = seen.GetValueOrDefault(anchor);
                seen[anchor] = times + 1;
                anchors.Add(times == 0 ? anchor : $"{anchor}-{times}");
            }

            return anchors.ToImmutable();
        }
    }

    /// <summary>Runs of white space made one space.</summary>
    public static string OneLine(string text) => WhiteSpace().Replace(text, " ").Trim();

    private static string WithoutCode(string text) =>
        Code().Replace(CodeBlock().Replace(text, ""), "");

    private static string AnchorOf(string title)
    {
        var anchor = new StringBuilder();
        foreach (var letter in LinkedWords().Replace(title, "${words}"))
        {
            if (letter == ' ')
            {
                anchor.Append('-');
            }
            else if (char.IsLetterOrDigit(letter) || letter is '-' or '_')
            {
                anchor.Append(char.ToLowerInvariant(letter));
            }
        }

        return anchor.ToString();
    }

    [GeneratedRegex(
        """\]\((?<to>[^)\s]+)\)|\b(src|href)="(?<to>[^"]+)" """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        30_000
    )]
    private static partial Regex Link();

    [GeneratedRegex("(?<![*A-Za-z])[A-Z][A-Za-z]+Tests\\b", RegexOptions.None, 30_000)]
    private static partial Regex TestClass();

    [GeneratedRegex(@"^#{1,6} (?<title>.+?)\s*$", RegexOptions.Multiline, 30_000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ *```.*?^ *```", RegexOptions.Multiline | RegexOptions.Singleline, 30_000)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("`[^`\n]*`", RegexOptions.None, 30_000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\[(?<words>[^\]]*)\]\([^)]*\)", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex LinkedWords();

    [GeneratedRegex(@"\s+", RegexOptions.None, 30_000)]
    private static partial Regex WhiteSpace();
}
