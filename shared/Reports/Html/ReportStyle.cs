using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace SurveyPipeline.Reports.Html;

/// <summary>The style sheet of the page, and the hatchings that its charts share.</summary>
internal static class ReportStyle
{
    private static readonly byte[] Sheet = Resource.Read("reports/report.css");

    /// <summary>The style sheet.</summary>
    public static IHtmlContent Content { get; } = new HtmlString(Encoding.UTF8.GetString(Sheet));

    /// <summary>What the page may load: its own style sheet, told by its hash, and nothing else.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Sheet))}'; base-uri 'none'; form-action 'none'";

    /// <summary>The hatchings, in an image of no size: low codes are told from high ones without colour.</summary>
    public static IHtmlContent Patterns { get; } =
        new HtmlString(
            """
            <svg class="patterns" width="0" height="0" aria-hidden="true"><defs>
            <pattern id="h1" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="b1" width="6" height="6"/><line class="s1" x1="0" y1="0" x2="0" y2="6"/></pattern>
            <pattern id="h2" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="b2" width="6" height="6"/><line class="s2" x1="0" y1="0" x2="0" y2="6"/></pattern>
            <pattern id="h0" width="4" height="4" patternUnits="userSpaceOnUse"><rect class="b0" width="4" height="4"/><circle class="s0" cx="1" cy="1" r="0.8"/></pattern>
            </defs></svg>
            """
        );
}
