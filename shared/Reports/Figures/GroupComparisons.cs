using System.Collections.Immutable;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Figures;

/// <summary>Compares every pair of strata on every scale item, over all their releases; one family of tests for the whole report
/// (<c>statistics.md</c> sections 5 and 6).</summary>
internal static class GroupComparisons
{
    public static ImmutableArray<GroupComparison> Of(
        Instrument instrument,
        ImmutableArray<Coverage> cumulative
    )
    {
        var compared = cumulative.RemoveAll(c => !IsCompared(instrument, c.Group));
        var pairs = instrument
            .AllCountedItems.OfType<ScaleItem>()
            .SelectMany(i => Pairs(compared).Select(p => Compare(i, p.First, p.Second)))
            .OfType<ComparedPair>()
            .ToImmutableArray();
        return Adjust(pairs);
    }

    /// <summary>Strata that people reach by not saying which they belong to are left out: theirs may be any of the others.</summary>
    private static bool IsCompared(Instrument instrument, ReportGroup group) =>
        group.Stratum is { } stratum
        && instrument.GroupItem.Options.Any(o =>
            !o.IsOptOut && instrument.StratumOfOption[o.Code] == stratum.Id
        );

    private static IEnumerable<(Coverage First, Coverage Second)> Pairs(
        ImmutableArray<Coverage> groups
    ) => groups.SelectMany((first, i) => groups.Skip(i + 1).Select(second => (first, second)));

    private static ComparedPair? Compare(ScaleItem item, Coverage first, Coverage second) =>
        Testable(item, first) is { } a && Testable(item, second) is { } b
            ? new ComparedPair(
                item,
                first.With(item),
                second.With(item),
                MannWhitney.CompareRounded(
                    a.Cells.AsSpan()[..^1],
                    a.Releases,
                    b.Cells.AsSpan()[..^1],
                    b.Releases
                )
            )
            : null;

    private static SummedTable? Testable(ScaleItem item, Coverage coverage) =>
        ReleaseSums.Of(item, coverage.Releases)
            is SummedTable { IsFull: true, Answered: >= WilsonInterval.SmallestAnswered } table
            ? table
            : null;

    private static ImmutableArray<GroupComparison> Adjust(ImmutableArray<ComparedPair> pairs)
    {
        var adjusted = new Queue<double>(
            Holm.Adjust([.. pairs.Select(p => p.Result.P).OfType<double>()])
        );
        return
        [
            .. pairs.Select(p => new GroupComparison(
                p.Item,
                p.First,
                p.Second,
                p.Result.CliffsDelta,
                p.Result.P is null ? null : adjusted.Dequeue()
            )),
        ];
    }

    private sealed record ComparedPair(
        ScaleItem Item,
        Coverage First,
        Coverage Second,
        MannWhitneyResult Result
    );
}

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
