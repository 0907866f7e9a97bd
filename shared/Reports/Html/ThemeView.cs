using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Figures;

namespace SurveyPipeline.Reports.Html;

/// <summary>The items of one theme, for the page.</summary>
/// <param name="Report">The report.</param>
/// <param name="Dimension">The theme.</param>
/// <param name="Items">Its items in the order of the questionnaire.</param>
public sealed record ThemeView(
    ReportView Report,
    Dimension Dimension,
    ImmutableArray<ItemReport> Items
);
