using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Reports.Figures;

/// <summary>Everything that a report says of one item.</summary>
public sealed record ItemReport
{
    /// <summary>The most releases of a stratum that are set side by side: more would not be told apart on a phone.</summary>
    public const int LongestHistory = 12;

    /// <summary>The item.</summary>
    public required ClosedItem Item { get; init; }

    /// <summary>Its theme.</summary>
    public required Dimension Dimension { get; init; }

    /// <summary>A result for each group that has the item and each scope, period before cumulative.</summary>
    public required ImmutableArray<ItemResult> Results { get; init; }

    /// <summary>The last releases of each stratum in order, where a stratum has three or more; for scale items only.</summary>
    public required ImmutableArray<ItemResult> History { get; init; }

    /// <summary>The comparisons of two strata that are shown.</summary>
    public required ImmutableArray<GroupComparison> Comparisons { get; init; }

    /// <summary>The changes since the release before that are shown.</summary>
    public required ImmutableArray<TopTwoChange> Changes { get; init; }

    /// <summary>The results of one scope.</summary>
    public ImmutableArray<ItemResult> In(ReportScope scope) =>
        Results.RemoveAll(r => r.Coverage.Scope != scope);
}
