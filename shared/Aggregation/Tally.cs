using System.Collections.Immutable;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Aggregation;

/// <summary>The counts of one shard, stratum and period: personal data until released. Never logged, shown or exported.</summary>
public sealed record Tally
{
    /// <summary>Which counts these are.</summary>
    public required TallyKey Key { get; init; }

    /// <summary>Number of respondents.</summary>
    public required int N { get; init; }

    /// <summary>Counts by category for each counted item.</summary>
    public required ImmutableDictionary<ItemId, ImmutableArray<int>> Counts { get; init; }

    /// <summary>A random id given when the entity is created, so that one created again under the same name is known to be another.</summary>
    public required string Batch { get; init; }

    /// <summary>True once a closing took it: it never changes again.</summary>
    public required bool IsFrozen { get; init; }

    /// <summary>The version of the stored entity, or null where it is not stored yet.</summary>
    public required string? ETag { get; init; }
}
