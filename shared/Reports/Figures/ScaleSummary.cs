using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Figures;

/// <summary>What is said of a scale item beside its categories. All but the figure only where every answer is broken down (w = 0).</summary>
/// <param name="TopTwo">Points 4 and 5 together.</param>
/// <param name="Interval">The interval of the top two, or null where none is shown.</param>
/// <param name="Centre">Median, and mean and standard deviation where the scale allows them; null where none may be said.</param>
public sealed record ScaleSummary(Figure TopTwo, Interval? Interval, ScaleCentre? Centre);
