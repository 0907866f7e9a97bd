namespace SurveyPipeline.Statistics;

/// <summary>How a share moved between two disjoint sets of releases.</summary>
/// <param name="Difference">Later share minus earlier share, from -1 to 1.</param>
/// <param name="Low">The lower limit at the level 95 %.</param>
/// <param name="High">The upper limit at the level 95 %.</param>
/// <param name="P">The two-sided p value of "no change", before any adjustment for several comparisons.</param>
public readonly record struct TrendResult(double Difference, double Low, double High, double P);
