using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Figures;

/// <summary>What the first page tells, by rules that are fixed beforehand.</summary>
/// <param name="Pressures">The strongest pressures: results of scale items of pressure themes, not reversed, everything released so far,
/// ordered by the smallest share of the top two that their counts allow. At most five.</param>
/// <param name="Differences">The widest differences between strata that may be stated, by |delta|. At most three.</param>
/// <param name="Changes">Every change that may be stated, in the order of the questionnaire.</param>
public sealed record Findings(
    ImmutableArray<ItemResult> Pressures,
    ImmutableArray<GroupComparison> Differences,
    ImmutableArray<TopTwoChange> Changes
)
{
    private const int MostPressures = 5;

    /// <summary>As many as stand on the first printed page beside the pressures.</summary>
    private const int MostDifferences = 3;

    /// <summary>Picks the findings of a report's items.</summary>
    public static Findings Of(ImmutableArray<ItemReport> items) =>
        new(
            [
                .. items
                    .Where(IsPressure)
                    .Select(Widest)
                    .OfType<ItemResult>()
                    .Where(r => LowestShare(r.Scale!.TopTwo) > 0)
                    .OrderByDescending(r => LowestShare(r.Scale!.TopTwo))
                    .Take(MostPressures),
            ],
            [
                .. items
                    .SelectMany(i => i.Comparisons)
                    .Where(c => c.Differs)
                    .OrderByDescending(c => Math.Abs(c.CliffsDelta))
                    .Take(MostDifferences),
            ],
            [.. items.SelectMany(i => i.Changes).Where(c => c.Direction != 0)]
        );

    private static bool IsPressure(ItemReport item) =>
        item.Dimension.Polarity == Polarity.Pressure && item.Item.PointsAgainst == false;

    /// <summary>The result for all groups, or for the one stratum that is asked.</summary>
    private static ItemResult? Widest(ItemReport item) =>
        item.In(ReportScope.Cumulative) is { IsEmpty: false } results && results[^1].IsReleased
            ? results[^1]
            : null;

    private static double LowestShare(Figure figure) =>
        figure.Form switch
        {
            FigureForm.Share or FigureForm.OrMore => (double)figure.Count! / figure.Of!.Value,
            FigureForm.Between => (double)figure.Low! / figure.Of!.Value,
            _ => 0,
        };
}
