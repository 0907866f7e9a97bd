using System.Collections.Frozen;
using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Disclosure;

/// <summary>Protects every item of a batch when it is released.</summary>
public static class BatchProtection
{
    /// <summary>One protected item for each counted item.</summary>
    /// <param name="items">The counted items of the stratum.</param>
    /// <param name="stratum">The stratum.</param>
    /// <param name="n">Number of respondents, at least the threshold.</param>
    /// <param name="counts">True counts by item, in category order.</param>
    /// <param name="draws">Where the draws come from.</param>
    public static FrozenDictionary<ItemId, ProtectedItem> Protect(
        ImmutableArray<ClosedItem> items,
        StratumId stratum,
        int n,
        ImmutableDictionary<ItemId, ImmutableArray<int>> counts,
        ITableDraws draws
    ) =>
        items.ToFrozenDictionary(
            i => i.Id,
            i => ItemProtection.Protect(i, stratum, n, counts[i.Id], draws)
        );
}
