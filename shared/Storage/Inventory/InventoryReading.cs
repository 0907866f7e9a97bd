using System.Collections.Immutable;

namespace SurveyPipeline.Storage.Inventory;

/// <summary>What a storage account holds.</summary>
/// <param name="Found">Every documented kind, found or not, in the order of the documentation.</param>
/// <param name="OfTheHost">Queues, tables and containers that the Functions host keeps for itself.</param>
/// <param name="Undocumented">What should not be there, one sentence each; no value is repeated.</param>
public sealed record InventoryReading(
    ImmutableArray<FoundKind> Found,
    ImmutableArray<string> OfTheHost,
    ImmutableArray<string> Undocumented
);
