using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Figures;

/// <summary>Compares every pair of strata on every scale item (<c>statistics.md</c> section 5): over all their releases where each
/// person answers once, else over the last release of each, where both are of the same period.</summary>
internal static class GroupComparisons
{
    public static ImmutableArray<UnadjustedComparison> Of(
        Instrument instrument,
        ImmutableArray<Coverage> coverages
    )
    {
        var compared = coverages.RemoveAll(c => !IsCompared(instrument, c.Group));
        return
        [
            .. instrument
                .AllCountedItems.OfType<ScaleItem>()
                .SelectMany(i => Pairs(compared).Select(p => Compare(i, p.First, p.Second)))
                .OfType<UnadjustedComparison>(),
        ];
    }

    /// <summary>Strata that people reach by not saying which they belong to are left out: theirs may be any of the others.</summary>
    private static bool IsCompared(Instrument instrument, ReportGroup group) =>
        group.Stratum is { } stratum
        && instrument.GroupItem.Options.Any(o =>
            !o.IsOptOut && instrument.StratumOfOption[o.Code] == stratum.Id
        );

    private static IEnumerable<(Coverage First, Coverage Second)> Pairs(
        ImmutableArray<Coverage> groups
    ) =>
        groups
            .SelectMany((first, i) => groups.Skip(i + 1).Select(second => (first, second)))
            .Where(p => AreComparable(p.first, p.second));

    private static bool AreComparable(Coverage first, Coverage second) =>
        first.Scope != ReportScope.Last
        || (first.IsReleased && second.IsReleased && first.To == second.To);

    private static UnadjustedComparison? Compare(ScaleItem item, Coverage first, Coverage second)
    {
        if (Testable(item, first) is not { } a || Testable(item, second) is not { } b)
        {
            return null;
        }

        var result = MannWhitney.CompareRounded(
            a.Cells.AsSpan()[..^1],
            a.Releases,
            b.Cells.AsSpan()[..^1],
            b.Releases
        );
        return new UnadjustedComparison(
            new GroupComparison(
                item,
                first.With(item),
                second.With(item),
                new ComparedTop(
                    TableFigures.Top(a, item.Scale),
                    TableFigures.TopShare(a, item.Scale)
                ),
                new ComparedTop(
                    TableFigures.Top(b, item.Scale),
                    TableFigures.TopShare(b, item.Scale)
                ),
                result.CliffsDelta,
                AdjustedP: null
            ),
            result.P
        );
    }

    private static SummedTable? Testable(ScaleItem item, Coverage coverage) =>
        ReleaseSums.Of(item, coverage.Releases)
            is SummedTable { IsFull: true, Answered: >= WilsonInterval.SmallestAnswered } table
            ? table
            : null;
}

/// <summary>A comparison before its p value is adjusted for the family of the report.</summary>
/// <param name="Comparison">The comparison, without a p value.</param>
/// <param name="P">Its p value; null where the answers are too alike to test.</param>
internal sealed record UnadjustedComparison(GroupComparison Comparison, double? P);

/// <summary>How the answers of two strata to a scale item compare.</summary>
/// <param name="Item">The item.</param>
/// <param name="First">What is summed for group 1.</param>
/// <param name="Second">What is summed for group 2, disjoint from it.</param>
/// <param name="FirstTop">The top of group 1.</param>
/// <param name="SecondTop">The top of group 2.</param>
/// <param name="CliffsDelta">From -1 to 1; above 0, group 1 answers higher.</param>
/// <param name="AdjustedP">Adjusted for all tests of the report (Holm); null where the answers are too alike to test.</param>
public sealed record GroupComparison(
    ScaleItem Item,
    Coverage First,
    Coverage Second,
    ComparedTop FirstTop,
    ComparedTop SecondTop,
    double CliffsDelta,
    double? AdjustedP
)
{
    /// <summary>The level below which "differs" may be said.</summary>
    public const double Level = 0.05;

    /// <summary>Whether it may be said that the groups differ.</summary>
    public bool Differs => AdjustedP < Level;

    /// <summary>1 where the shares of group 1 and group 2 may stand side by side on the first page, group 1 first; -1 for group 2 first; 0
    /// where the details alone tell of it.</summary>
    /// <param name="answerOnce">Whether each person answers once.</param>
    public int Headline(bool answerOnce) =>
        CoversSamePeriods
            ? HeadlineComparison.Of(
                FirstTop.Share,
                SecondTop.Share,
                CliffsDelta,
                Differs,
                answerOnce
            )
            : 0;

    /// <summary>The group that answered higher, and the other one.</summary>
    public (ComparedGroup Higher, ComparedGroup Lower) ByHeight()
    {
        var (first, second) = (
            new ComparedGroup(First, FirstTop.Figure),
            new ComparedGroup(Second, SecondTop.Figure)
        );
        return CliffsDelta > 0 ? (first, second) : (second, first);
    }

    private bool CoversSamePeriods => First.From == Second.From && First.To == Second.To;

    /// <summary>The word for the size of <see cref="CliffsDelta"/>.</summary>
    public EffectSize Size => MannWhitney.EffectSizeOf(CliffsDelta);
}

/// <summary>One of two groups that are compared.</summary>
/// <param name="Coverage">What is summed for it.</param>
/// <param name="Top">What may be said of its top.</param>
public readonly record struct ComparedGroup(Coverage Coverage, Figure Top);

/// <summary>The top of a group that is compared.</summary>
/// <param name="Figure">What may be said of it.</param>
/// <param name="Share">Its rounded counts.</param>
public sealed record ComparedTop(Figure Figure, RoundedShare Share);
