using System.Collections.Immutable;

namespace SurveyPipeline.Storage.Inventory;

/// <summary>What a storage account holds.</summary>
/// <param name="Found">Every documented kind, found or not, in the order of the documentation.</param>
/// <param name="OfTheHost">What was found of the places that the Functions host keeps for itself, by name.</param>
/// <param name="Undocumented">What should not be there, one sentence each; no value is repeated.</param>
/// <param name="Unseen">What could not be looked at, because whoever looked has no right to.</param>
public sealed record InventoryReading(
    ImmutableArray<FoundKind> Found,
    ImmutableSortedDictionary<string, HostPlace> OfTheHost,
    ImmutableArray<string> Undocumented,
    ImmutableArray<string> Unseen
);

/// <summary>A kind of thing as it was found in storage.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Count">How many there are; 1 for some where <see cref="DocumentedKind.IsSensitive"/>.</param>
/// <param name="Properties">The names of all properties found, in order.</param>
public sealed record FoundKind(
    DocumentedKind Kind,
    int Count,
    ImmutableSortedSet<string> Properties
);
