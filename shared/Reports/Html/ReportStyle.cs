using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Html;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Reports.Html;

/// <summary>The style sheet of the page, and the hatchings that its charts share.</summary>
internal sealed class ReportStyle
{
    private static readonly string Sheet = Encoding.UTF8.GetString(
        Resource.Read("reports/report.css")
    );

    private ReportStyle(string sheet)
    {
        Content = new HtmlString(sheet);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(sheet)));
        Policy =
            $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'";
    }

    /// <summary>The style sheet.</summary>
    public IHtmlContent Content { get; }

    /// <summary>What the page may load: its own style sheet, told by its hash, and nothing else.</summary>
    public string Policy { get; }

    /// <summary>The style of a report; a trial is named at the foot of every printed page.</summary>
    public static ReportStyle For(Report report, ReportWording words) =>
        new(report.IsTrial ? Sheet + FootOf(ForeignMarks.Remove(words.Say("note.trial"))) : Sheet);

    private static string FootOf(string text) =>
        "@page { @bottom-left { content: \""
        + string.Concat(text.EnumerateRunes().Select(Escape))
        + "\"; font: bold 7.5pt sans-serif; } }";

    // Whatever could end the text, the sheet or its element is written as a number.
    private static string Escape(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || rune.Value == ' '
            ? rune.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"\\{rune.Value:x} ");

    /// <summary>The hatchings, in an image of no size: low codes are told from high ones without colour.</summary>
    public IHtmlContent Patterns { get; } =
        new HtmlString(
            """
            <svg class="patterns" width="0" height="0" aria-hidden="true"><defs>
            <pattern id="h1" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="b1" width="6" height="6"/><line class="s1" x1="0" y1="0" x2="0" y2="6"/></pattern>
            <pattern id="h2" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="b2" width="6" height="6"/><line class="s2" x1="0" y1="0" x2="0" y2="6"/></pattern>
            <pattern id="h3" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="b3" width="6" height="6"/><line class="s3" x1="0" y1="0" x2="0" y2="6"/></pattern>
            <pattern id="h0" width="4" height="4" patternUnits="userSpaceOnUse"><rect class="b0" width="4" height="4"/><circle class="s0" cx="1" cy="1" r="0.8"/></pattern>
            </defs></svg>
            """
        );
}
