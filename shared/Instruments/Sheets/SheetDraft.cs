using System.Collections.Immutable;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>A sheet that is being written.</summary>
/// <param name="name">Its name.</param>
/// <param name="columns">Its columns, in order, as the first row names them.</param>
internal sealed class SheetDraft(string name, ImmutableArray<string> columns)
{
    private readonly List<Dictionary<string, string>> rows = [];

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its columns.</summary>
    public ImmutableArray<string> Columns { get; } = columns;

    /// <summary>Its rows below the first: each cell that is not empty, by its column.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows => rows;

    /// <summary>A further row.</summary>
    public Dictionary<string, string> AddRow()
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        rows.Add(row);
        return row;
    }
}
