using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Html;

/// <summary>The legend of a scale item's bars.</summary>
/// <param name="Item">The item.</param>
/// <param name="Words">The words.</param>
public sealed record LegendView(ClosedItem Item, ReportWording Words);
