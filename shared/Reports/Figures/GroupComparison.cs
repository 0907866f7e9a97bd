using SurveyPipeline.Instruments;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Figures;

/// <summary>How the answers of two strata to a scale item compare, over all their releases.</summary>
/// <param name="Item">The item.</param>
/// <param name="First">What is summed for group 1.</param>
/// <param name="Second">What is summed for group 2, disjoint from it.</param>
/// <param name="CliffsDelta">From -1 to 1; above 0, group 1 answers higher.</param>
/// <param name="AdjustedP">Adjusted for all tests of the report (Holm); null where the answers are too alike to test.</param>
public sealed record GroupComparison(
    ScaleItem Item,
    Coverage First,
    Coverage Second,
    double CliffsDelta,
    double? AdjustedP
)
{
    /// <summary>The level below which "differs" may be said.</summary>
    public const double Level = 0.05;

    /// <summary>Whether it may be said that the groups differ.</summary>
    public bool Differs => AdjustedP < Level;

    /// <summary>The word for the size of <see cref="CliffsDelta"/>.</summary>
    public EffectSize Size => MannWhitney.EffectSizeOf(CliffsDelta);
}
