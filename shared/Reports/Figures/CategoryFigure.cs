using SurveyPipeline.Instruments;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Figures;

/// <summary>What may be said of one category or option.</summary>
/// <param name="Category">The category.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Interval">The interval of an option's share; null where none is shown, and always for categories of other items.</param>
public sealed record CategoryFigure(Category Category, Figure Figure, Interval? Interval = null);
