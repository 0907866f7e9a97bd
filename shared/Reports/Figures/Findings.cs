using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Reports.Figures;

/// <summary>What the first page tells, by rules that are fixed beforehand.</summary>
/// <param name="Pressures">The strongest pressures: results of scale items of pressure themes, not reversed, ordered by the smallest share
/// of the top two that their counts allow. At most five.</param>
/// <param name="Differences">The differences between strata whose shares may stand side by side, the widest of each item, by |delta|. At most
/// three.</param>
/// <param name="Changes">Every change that may be told, in the order of the questionnaire.</param>
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
    public static Findings Of(ImmutableArray<ItemReport> items, Participation participation) =>
        new(
            [
                .. items
                    .Where(IsPressure)
                    .Select(i => Widest(i, LeadingScope.Of(participation)))
                    .OfType<ItemResult>()
                    .Where(r => r.Scale!.Top.LowEnd is not null)
                    .OrderByDescending(r => r.Scale!.Top.LowEnd)
                    .ThenByDescending(r => r.Coverage.N)
                    .Take(MostPressures),
            ],
            [
                .. items
                    .Select(i => WidestPair(i, participation == Participation.Once))
                    .OfType<GroupComparison>()
                    .OrderByDescending(c => Math.Abs(c.CliffsDelta))
                    .Take(MostDifferences),
            ],
            [.. items.SelectMany(i => i.Changes).Where(c => c.IsFinding)]
        );

    private static bool IsPressure(ItemReport item) =>
        item.Dimension.Polarity == Polarity.Pressure && item.Item.PointsAgainst == false;

    /// <summary>The result for all groups, or for the one stratum that is asked.</summary>
    private static ItemResult? Widest(ItemReport item, ReportScope scope) =>
        item.In(scope) is { IsEmpty: false } results && results[^1].IsReleased ? results[^1] : null;

    private static GroupComparison? WidestPair(ItemReport item, bool answerOnce) =>
        item
            .Comparisons.Where(c => c.Headline(answerOnce) != 0)
            .MaxBy(c => Math.Abs(c.CliffsDelta));
}
