using System.Collections.Immutable;

namespace SurveyPipeline.Storage.Inventory;

/// <summary>A kind of thing as it was found in storage.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Count">How many there are; 1 for some where <see cref="DocumentedKind.IsSensitive"/>.</param>
/// <param name="Properties">The names of all properties found, in order.</param>
public sealed record FoundKind(
    DocumentedKind Kind,
    int Count,
    ImmutableSortedSet<string> Properties
);
