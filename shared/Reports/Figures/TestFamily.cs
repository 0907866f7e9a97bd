using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Figures;

/// <summary>All tests of one report, comparisons and changes, adjusted together (<c>statistics.md</c> section 6).</summary>
internal sealed class TestFamily
{
    private readonly ILookup<ItemId, GroupComparison> comparisons;
    private readonly ILookup<ItemId, TopTwoChange> changes;

    public TestFamily(
        ImmutableArray<UnadjustedComparison> comparisons,
        ImmutableArray<UnadjustedChange> changes
    )
    {
        var adjusted = new Queue<double>(
            Holm.Adjust([
                .. comparisons.Select(c => c.P).OfType<double>(),
                .. changes.Select(c => c.P),
            ])
        );
        this.comparisons = comparisons
            .Select(c =>
                c.P is null ? c.Comparison : c.Comparison with { AdjustedP = adjusted.Dequeue() }
            )
            .ToLookup(c => c.Item.Id);
        this.changes = changes
            .Select(c => c.Change with { AdjustedP = adjusted.Dequeue() })
            .ToLookup(c => c.Item.Id);
    }

    /// <summary>The comparisons of an item.</summary>
    public ImmutableArray<GroupComparison> ComparisonsOf(ClosedItem item) =>
        [.. comparisons[item.Id]];

    /// <summary>The changes of an item.</summary>
    public ImmutableArray<TopTwoChange> ChangesOf(ClosedItem item) => [.. changes[item.Id]];
}
