using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Tests.Unit.Disclosure.Campaigns;

/// <summary>The true counts of one stratum in one period: n, and counts in category order of every item asked.</summary>
internal sealed record PeriodCounts(int N, FrozenDictionary<ItemId, ImmutableArray<int>> Counts)
{
    /// <summary>The counts of two periods together.</summary>
    public PeriodCounts Plus(PeriodCounts other) =>
        new(
            N + other.N,
            Counts.ToFrozenDictionary(
                pair => pair.Key,
                pair => pair.Value.Zip(other.Counts[pair.Key], (a, b) => a + b).ToImmutableArray()
            )
        );
}
