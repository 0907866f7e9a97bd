using RazorSlices;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Reports.Html;

/// <summary>Writes the report and its brief, each as one HTML page: no script, no address of anything but the other, one style sheet
/// inside.</summary>
public static class HtmlReport
{
    /// <summary>The report.</summary>
    public static Task<byte[]> WriteAsync(
        Report report,
        ReportWording words,
        CancellationToken cancellationToken
    ) =>
        RenderAsync(
            ReportPage.Create(new ReportView(report, words.ForMarkup())),
            cancellationToken
        );

    /// <summary>The brief.</summary>
    /// <param name="report">The report.</param>
    /// <param name="words">The words.</param>
    /// <param name="reportFile">The file of the report beside it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static Task<byte[]> WriteBriefAsync(
        Report report,
        ReportWording words,
        string reportFile,
        CancellationToken cancellationToken
    ) =>
        RenderAsync(
            BriefPage.Create(new BriefView(report, words.ForMarkup(), reportFile)),
            cancellationToken
        );

    private static async Task<byte[]> RenderAsync(
        RazorSlice page,
        CancellationToken cancellationToken
    )
    {
        using (page)
        {
            return await MarkedHtml.RenderAsync(page, cancellationToken);
        }
    }
}
