using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>Reads the rows of one sheet into objects of the JSON, and notes which cell became which property.</summary>
/// <param name="table">The sheet.</param>
/// <param name="languages">The languages of the questionnaire.</param>
/// <param name="map">Takes the cell of each place.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class RowReader(
    SheetTable table,
    ImmutableArray<string> languages,
    CellMap map,
    SheetProblems problems
)
{
    /// <summary>The rows.</summary>
    public ImmutableArray<CellRow> Rows => table.Rows;

    /// <summary>Reports the languages that a text lacks.</summary>
    public void CheckLanguages(SheetColumn column)
    {
        foreach (var missing in languages.Where(l => Find(column, l) is null))
        {
            problems.Add(
                table.Start,
                $"begins a sheet without a column {column.Name}:: for the language '{missing}'"
            );
        }
    }

    /// <summary>The text of a cell without the spaces around it; empty where there is none.</summary>
    public string Word(CellRow row, string column) =>
        SheetTable.TextOf(row, table.Named(column).FirstOrDefault()).Trim();

    /// <summary>A cell's place; the first of the row where the sheet has no such column.</summary>
    public CellPlace PlaceOf(CellRow row, string column) =>
        table.PlaceOf(row, table.Named(column).FirstOrDefault());

    /// <summary>Reads a row into an object.</summary>
    /// <param name="target">The object.</param>
    /// <param name="row">The row.</param>
    /// <param name="path">The object's place: <c>$.items[3]</c>.</param>
    /// <param name="columns">The columns of its properties.</param>
    public void Fill(
        JsonObject target,
        CellRow row,
        string path,
        ImmutableArray<SheetColumn> columns
    )
    {
        map.Add(path, PlaceOf(row, columns[0].Name));
        foreach (var column in columns)
        {
            if (Read(row, column, $"{path}.{column.Property}") is { } value)
            {
                target[column.Property] = value;
            }
        }
    }

    /// <summary>Reads one property of a row: from its cell, or from one for each language.</summary>
    /// <returns>Null where no cell holds anything.</returns>
    public JsonNode? Read(CellRow row, SheetColumn column, string path)
    {
        if (column.Kind != ColumnKind.Text)
        {
            return Read(row, column, table.Named(column.Name).FirstOrDefault(), path);
        }

        var texts = new JsonObject();
        foreach (var language in languages)
        {
            var found = Find(column, language);
            map.Add(path, table.PlaceOf(row, found));
            if (Read(row, column, found, $"{path}.{language}") is { } text)
            {
                texts[language] = text;
            }
        }

        return texts.Count > 0 ? texts : null;
    }

    /// <summary>Reports every cell of a row that stands in none of these columns: it would be passed over without a word.</summary>
    public void CheckNothingElse(CellRow row, string type, params IEnumerable<string> columns)
    {
        var allowed = columns.ToHashSet(StringComparer.Ordinal);
        foreach (
            var column in table.Columns.Where(c =>
                !allowed.Contains(c.Name) && SheetTable.TextOf(row, c).Trim().Length > 0
            )
        )
        {
            problems.Add(table.PlaceOf(row, column), $"({column.Name}) has no meaning in {type}");
        }
    }

    private JsonNode? Read(CellRow row, SheetColumn column, TableColumn? found, string path)
    {
        map.Add(path, table.PlaceOf(row, found), found is null ? column.Name : null);
        var cell = SheetTable.TextOf(row, found);
        var isEmpty = column.Kind == ColumnKind.Text ? cell.Length == 0 : cell.Trim().Length == 0;
        if (isEmpty)
        {
            return null;
        }

        var value = CellValue.Read(column.Kind, cell, out var rule);
        if (value is null)
        {
            problems.Add(table.PlaceOf(row, found), rule);
        }

        return value;
    }

    private TableColumn? Find(SheetColumn column, string language) =>
        table
            .Named(column.Name)
            .FirstOrDefault(c => string.Equals(c.Language, language, StringComparison.Ordinal));
}
