using System.Security.Cryptography;
using System.Text;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages;

/// <summary>A style sheet that is inlined whole into its pages, so that a page is complete after one response.</summary>
public sealed class StyleSheet
{
    private StyleSheet(params ReadOnlySpan<string> files)
    {
        Text = string.Concat(files.ToArray().Select(ReadResource));
        PolicySource =
            $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";
    }

    /// <summary>For every page, and all that a respondent's page needs.</summary>
    public static StyleSheet Site { get; } = new("site.css");

    /// <summary>The same, and what only organisers' pages need: respondents do not pay for it.</summary>
    public static StyleSheet Organiser { get; } = new("site.css", "organiser.css");

    /// <summary>For the page of guarantees, which prints on one sheet.</summary>
    public static StyleSheet Guarantees { get; } = new("site.css", "guarantees.css");

    /// <summary>For the pages that show all releases of a series.</summary>
    public static StyleSheet Series { get; } = new("site.css", "series.css");

    /// <summary>For the poster alone.</summary>
    public static StyleSheet Poster { get; } = new("poster.css");

    /// <summary>Its text, exactly as it stands between the tags.</summary>
    public string Text { get; }

    /// <summary>The source expression that lets exactly this style sheet through a content security policy.</summary>
    public string PolicySource { get; }

    // A browser hashes what it parsed, and parsing turns every line ending into a line feed.
    private static string ReadResource(string file) =>
        Encoding.UTF8.GetString(Resource.Read($"pages/{file}")).ReplaceLineEndings("\n");
}
