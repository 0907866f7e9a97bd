using System.Collections.Immutable;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>A column as the first row of a sheet names it.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Name">Its name; what stands before <c>::</c> where it has a language.</param>
/// <param name="Language">The code of its language, or null.</param>
internal sealed record TableColumn(int Number, string Name, string? Language);

/// <summary>A sheet whose first row names its columns.</summary>
/// <param name="sheet">Its name.</param>
/// <param name="columns">Its columns, all of them known.</param>
/// <param name="rows">The rows below the first that hold anything.</param>
internal sealed class SheetTable(
    string sheet,
    ImmutableArray<TableColumn> columns,
    ImmutableArray<CellRow> rows
)
{
    private readonly ILookup<string, TableColumn> byName = columns.ToLookup(
        c => c.Name,
        StringComparer.Ordinal
    );

    /// <summary>Its columns.</summary>
    public ImmutableArray<TableColumn> Columns { get; } = columns;

    /// <summary>Its rows below the first.</summary>
    public ImmutableArray<CellRow> Rows { get; } = rows;

    /// <summary>The place of the first cell.</summary>
    public CellPlace Start => new(sheet, 1, 1);

    /// <summary>The columns of a name: a text has several.</summary>
    public IEnumerable<TableColumn> Named(string name) => byName[name];

    /// <summary>The text of a cell; empty where there is none.</summary>
    public static string TextOf(CellRow row, TableColumn? column) =>
        column is null ? "" : row.Cells.GetValueOrDefault(column.Number, "");

    /// <summary>A cell's place; the first of the row where there is no such column.</summary>
    public CellPlace PlaceOf(CellRow row, TableColumn? column) =>
        new(sheet, row.Number, column?.Number ?? row.Cells.Keys.Min());

    /// <summary>The place of a column's name.</summary>
    public CellPlace PlaceOf(TableColumn column) => new(sheet, 1, column.Number);
}
