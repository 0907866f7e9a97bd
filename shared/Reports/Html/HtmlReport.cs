using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Reports.Html;

/// <summary>Writes the report as one HTML page: no script, no address of anything else, one style sheet inside.</summary>
public static class HtmlReport
{
    /// <summary>The file.</summary>
    public static async Task<byte[]> WriteAsync(
        Report report,
        ReportWording words,
        CancellationToken cancellationToken
    )
    {
        using var page = ReportPage.Create(new ReportView(report, words.ForMarkup()));
        return await MarkedHtml.RenderAsync(page, cancellationToken);
    }
}
