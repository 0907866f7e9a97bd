using SurveyPipeline.Instruments;

namespace SurveyPipeline.Reports.Figures;

/// <summary>Centre and spread of a scale item's answers.</summary>
/// <param name="MedianLower">The category of the middle answer.</param>
/// <param name="MedianUpper">Another one than <paramref name="MedianLower"/> where exactly half of the answers lie at or below that.</param>
/// <param name="Median">The median of grouped data; null where the scale's classes are unequal.</param>
/// <param name="Mean">The mean code; null where the scale's classes are unequal.</param>
/// <param name="StandardDeviation">The standard deviation of the codes; null where the scale's classes are unequal.</param>
public sealed record ScaleCentre(
    Category MedianLower,
    Category MedianUpper,
    double? Median,
    double? Mean,
    double? StandardDeviation
);
