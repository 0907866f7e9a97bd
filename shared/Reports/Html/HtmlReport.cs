using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Reports.Html;

/// <summary>Writes the report as one HTML page: no script, no address of anything else, one style sheet inside.</summary>
public static class HtmlReport
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The file.</summary>
    public static async Task<byte[]> WriteAsync(
        Report report,
        ReportWording words,
        CancellationToken cancellationToken
    )
    {
        await using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        using var page = ReportPage.Create(new ReportView(report, words.ForMarkup()));
        await page.RenderAsync(text, Encoder, cancellationToken);
        return Encoding.UTF8.GetBytes(ForeignMarks.Resolve(text.ToString(), ProductTexts.Fallback));
    }
}
