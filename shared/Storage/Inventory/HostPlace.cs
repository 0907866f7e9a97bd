namespace SurveyPipeline.Storage.Inventory;

/// <summary>A place in the same account that the Functions host makes and keeps for itself.</summary>
/// <param name="Part">The service.</param>
/// <param name="Name">Its name; where it ends in <c>…</c>, how each of its names begins.</param>
/// <param name="Holds">What it is, in plain words.</param>
/// <param name="Kept">How long it lives, in plain words.</param>
public sealed record HostPlace(StoragePart Part, string Name, string Holds, string Kept)
{
    private const char More = '…';

    /// <summary>Whether a queue, table or container is this one.</summary>
    public bool Is(StoragePart part, string place) =>
        part == Part
        && (
            Name.EndsWith(More)
                ? place.StartsWith(Name.TrimEnd(More), StringComparison.Ordinal)
                : string.Equals(place, Name, StringComparison.Ordinal)
        );
}
