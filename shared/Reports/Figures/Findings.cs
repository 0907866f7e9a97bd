using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Reports.Figures;

/// <summary>What the brief tells, by rules that are fixed beforehand (<c>statistics.md</c> section 10).</summary>
/// <param name="Pressures">The strongest pressures, one list for each scale: tops of different scales are not ranked together. At most five
/// in all.</param>
/// <param name="WithoutTotal">How many items could not be ranked, since their total has neither a share nor a range: the answers of a group are too
/// alike or too few.</param>
/// <param name="TooSmall">How many could not be ranked, since of their top no more is known than that it is small.</param>
/// <param name="Differences">The differences between strata whose shares may stand side by side, the widest of each item, by |delta|. At most
/// five.</param>
/// <param name="Changes">The changes that may be told, the widest first. At most five.</param>
public sealed record Findings(
    ImmutableArray<PressureList> Pressures,
    int WithoutTotal,
    int TooSmall,
    ImmutableArray<GroupComparison> Differences,
    ImmutableArray<TopTwoChange> Changes
)
{
    /// <summary>As many of a kind as two printed pages hold.</summary>
    private const int MostOfAKind = 5;

    /// <summary>Picks the findings of a report's items.</summary>
    public static Findings Of(ImmutableArray<ItemReport> items, Participation participation)
    {
        var totals = items
            .Where(IsPressure)
            .Select(i => i.TotalIn(LeadingScope.Of(participation)))
            .OfType<ItemResult>()
            .ToImmutableArray();
        var ranked = totals.RemoveAll(r => r.Scale!.Top.LowEnd is null);
        var withoutTotal = totals.Count(r =>
            !r.IsBrokenDown && r.Scale!.Top is { LowEnd: null, Percentages: null }
        );
        return new(
            Rank(ranked),
            withoutTotal,
            totals.Length - ranked.Length - withoutTotal,
            [
                .. items
                    .Select(i => WidestPair(i, participation == Participation.Once))
                    .OfType<GroupComparison>()
                    .OrderByDescending(c => Math.Abs(c.CliffsDelta))
                    .Take(MostOfAKind),
            ],
            [
                .. items
                    .SelectMany(i => i.Changes)
                    .Where(c => c.IsFinding)
                    .OrderByDescending(c => Math.Abs(c.Difference))
                    .Take(MostOfAKind),
            ]
        );
    }

    private static bool IsPressure(ItemReport item) =>
        item.Dimension.Polarity == Polarity.Pressure && item.Item.PointsAgainst == false;

    /// <summary>Of each scale the strongest first; the scales take turns until there are enough.</summary>
    private static ImmutableArray<PressureList> Rank(ImmutableArray<ItemResult> totals) =>
        [
            .. totals
                .GroupBy(r => r.Item.AnswerScale!)
                .SelectMany(
                    (scale, list) =>
                        scale
                            .OrderByDescending(r => r.Scale!.Top.LowEnd)
                            .ThenByDescending(r => r.Coverage.N)
                            .Select((result, rank) => (Scale: scale.Key, list, rank, result))
                )
                .OrderBy(p => p.rank)
                .ThenBy(p => p.list)
                .Take(MostOfAKind)
                .GroupBy(p => p.list)
                .OrderBy(g => g.Key)
                .Select(g => new PressureList(g.First().Scale, [.. g.Select(p => p.result)])),
        ];

    private static GroupComparison? WidestPair(ItemReport item, bool answerOnce) =>
        item
            .Comparisons.Where(c => c.Headline(answerOnce) != 0)
            .MaxBy(c => Math.Abs(c.CliffsDelta));
}

/// <summary>The strongest pressures that were answered on the same scale.</summary>
/// <param name="Scale">The scale.</param>
/// <param name="Results">Their totals, ordered by the smallest share of the top that their counts allow.</param>
public sealed record PressureList(Scale Scale, ImmutableArray<ItemResult> Results);
