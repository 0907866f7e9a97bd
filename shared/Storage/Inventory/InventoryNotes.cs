using System.Collections.Immutable;

namespace SurveyPipeline.Storage.Inventory;

/// <summary>Gathers what is found, entry by entry.</summary>
internal sealed class InventoryNotes
{
    private readonly Dictionary<DocumentedKind, (int Count, SortedSet<string> Properties)> found =
    [];
    private readonly SortedSet<string> undocumented = new(StringComparer.Ordinal);
    private readonly List<string> unseen = [];
    private readonly Dictionary<string, HostPlace> host = new(StringComparer.Ordinal);

    public void Complain(string sentence) => undocumented.Add(sentence);

    public void NotSeen(string what) => unseen.Add(what);

    public void BelongsToTheHost(string name, HostPlace place) => host[name] = place;

    public void Find(DocumentedKind kind, IEnumerable<string> properties)
    {
        if (!found.TryGetValue(kind, out var notes))
        {
            notes = (0, new SortedSet<string>(StringComparer.Ordinal));
        }

        notes.Properties.UnionWith(properties);
        // Where the number must not be told, it is not even kept.
        found[kind] = (kind.IsSensitive ? 1 : notes.Count + 1, notes.Properties);
    }

    public InventoryReading ToReading() =>
        new(
            [
                .. DocumentedStorage.Kinds.Select(k =>
                    found.TryGetValue(k, out var notes)
                        ? new FoundKind(k, notes.Count, [.. notes.Properties])
                        : new FoundKind(k, 0, [])
                ),
            ],
            host.ToImmutableSortedDictionary(StringComparer.Ordinal),
            [.. undocumented],
            [.. unseen]
        );
}
