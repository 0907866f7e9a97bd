using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Html;

/// <summary>What stands at the head of a page of a report.</summary>
/// <param name="Report">The report.</param>
/// <param name="Words">The words.</param>
/// <param name="Name">What the page is called.</param>
public sealed record ReportHeaderView(Report Report, ReportWording Words, string Name)
{
    /// <summary>Its style sheet.</summary>
    internal ReportStyle Style { get; } = ReportStyle.For(Report, Words);
}
