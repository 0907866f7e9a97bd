using System.Security.Cryptography;
using System.Text;

namespace SurveyPipeline.Pages;

/// <summary>The one style sheet, inlined into every page so that a page is complete after one response.</summary>
public static class StyleSheet
{
    /// <summary>Its text, exactly as it stands between the tags.</summary>
    public static string Text { get; } = ReadResource();

    /// <summary>The source expression that lets exactly this style sheet through a content security policy.</summary>
    public static string PolicySource { get; } =
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";

    private static string ReadResource()
    {
        using var reader = new StreamReader(
            typeof(StyleSheet).Assembly.GetManifestResourceStream("pages/site.css")!,
            Encoding.UTF8
        );
        // A browser hashes what it parsed, and parsing turns every line ending into a line feed.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
