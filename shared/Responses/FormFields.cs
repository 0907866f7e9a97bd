using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SurveyPipeline.Responses;

/// <summary>The fields of a sent form: names and, for each, its values in the order sent. Nothing is checked yet.</summary>
public sealed class FormFields
{
    private readonly FrozenDictionary<string, ImmutableArray<string>> values;

    /// <summary>Fields from pairs in the order sent; a name may come more than once.</summary>
    public FormFields(IEnumerable<(string Name, string Value)> pairs) =>
        values = pairs
            .GroupBy(p => p.Name, p => p.Value, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>No field at all.</summary>
    public static FormFields None { get; } = new([]);

    /// <summary>The values of a field, in the order sent; empty where it was not sent.</summary>
    public ImmutableArray<string> this[string name] =>
        values.TryGetValue(name, out var found) ? found : [];

    /// <summary>The value of a field that was sent exactly once; else null.</summary>
    public string? Only(string name) => this[name] is [var only] ? only : null;
}
