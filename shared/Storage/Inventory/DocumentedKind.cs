using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SurveyPipeline.Storage.Inventory;

/// <summary>A kind of thing that the product stores, as its documentation has it.</summary>
public sealed record DocumentedKind
{
    /// <summary>The service.</summary>
    public required StoragePart Part { get; init; }

    /// <summary>Name of the queue, table or container.</summary>
    public required string Place { get; init; }

    /// <summary>What it is called, such as <c>receipt</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its key or name with placeholders, such as <c>receipt|{form number}</c>.</summary>
    public required string Example { get; init; }

    /// <summary>What it is, in plain words.</summary>
    public required string Holds { get; init; }

    /// <summary>How long it lives, in plain words.</summary>
    public required string Kept { get; init; }

    /// <summary>Which keys or names are of this kind.</summary>
    public required Regex Key { get; init; }

    /// <summary>Its properties; <c>i_…</c> stands for one for each question.</summary>
    public ImmutableArray<string> Properties { get; init; } = [];

    /// <summary>True where the number of entries says how many answered: only whether there are any is told. Default: false.</summary>
    public bool IsSensitive { get; init; }
}

/// <summary>Which of the services of a storage account.</summary>
public enum StoragePart
{
    /// <summary>A queue: its entries are messages.</summary>
    Queue,

    /// <summary>A table: its entries are rows.</summary>
    Table,

    /// <summary>A blob container: its entries are blobs.</summary>
    Container,
}
