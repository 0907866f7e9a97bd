using System.Collections.Immutable;

namespace SurveyPipeline.Instruments;

/// <summary>A question of the instrument. Closed items are the three kinds that are counted.</summary>
public abstract record Item
{
    /// <summary>The item's id.</summary>
    public required ItemId Id { get; init; }

    /// <summary>The question as asked.</summary>
    public required LocalizedText Text { get; init; }

    /// <summary>Help below the question, or null.</summary>
    public LocalizedText? Hint { get; init; }

    /// <summary>Id of the dimension (theme) that groups the item with others.</summary>
    public required string DimensionId { get; init; }

    /// <summary>The strata that are asked this item.</summary>
    public required ImmutableArray<StratumId> Strata { get; init; }

    /// <summary>Whether this stratum is asked the item.</summary>
    public bool IsAskedOf(StratumId stratum) => Strata.Contains(stratum);
}
