using System.Collections.Immutable;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>Reads the first row of a sheet, and holds every cell below it against it.</summary>
internal static class TableReader
{
    /// <summary>The sheet as a table.</summary>
    public static SheetTable Read(SheetCells cells, SheetProblems problems)
    {
        var header = cells.Rows is [{ Number: 1 } first, ..] ? first.Cells : null;
        ImmutableArray<CellRow> rows =
        [
            .. cells.Rows.Where(r =>
                r.Number > 1 && r.Cells.Values.Any(c => !string.IsNullOrWhiteSpace(c))
            ),
        ];
        var known = SheetColumns.Of(cells.Name);
        var columns = ImmutableArray.CreateBuilder<TableColumn>();
        foreach (var number in ColumnsOf(cells))
        {
            var written = header?.GetValueOrDefault(number)?.Trim() ?? "";
            var place = new CellPlace(cells.Name, 1, number);
            var (column, rule) = Read(number, written, known);
            if (column is null)
            {
                CheckUnused(rows, place, written, known, problems);
            }
            else if (columns.Any(c => c with { Number = number } == column))
            {
                problems.Add(place, $"names the column {SheetProblems.Quote(written)} again");
            }
            else
            {
                columns.Add(column);
                if (rule.Length > 0)
                {
                    problems.Add(place, rule);
                }
            }
        }

        return new SheetTable(cells.Name, columns.ToImmutable(), rows);
    }

    private static IEnumerable<int> ColumnsOf(SheetCells cells) =>
        cells.Rows.SelectMany(r => r.Cells.Keys).Distinct().Order();

    private static (TableColumn? Column, string Rule) Read(
        int number,
        string written,
        ImmutableArray<SheetColumn> known
    )
    {
        var parts = written.Split(SheetLanguages.Separator, 2);
        var name = parts[0].Trim();
        var column = known.FirstOrDefault(k =>
            string.Equals(k.Name, name, StringComparison.Ordinal)
        );
        if (column is null || (column.Kind != ColumnKind.Text && parts.Length > 1))
        {
            return (null, "");
        }

        if (column.Kind != ColumnKind.Text)
        {
            return (new TableColumn(number, name, Language: null), "");
        }

        var language = parts.Length > 1 ? SheetLanguages.CodeOf(parts[1]) : null;
        return (
            new TableColumn(number, name, language),
            language is null ? $"needs a language with its code, such as {name}::Français (fr)" : ""
        );
    }

    // A column of XLSForm that nobody filled takes nothing away.
    private static void CheckUnused(
        ImmutableArray<CellRow> rows,
        CellPlace column,
        string written,
        ImmutableArray<SheetColumn> known,
        SheetProblems problems
    )
    {
        var filled = rows.FirstOrDefault(r =>
            r.Cells.GetValueOrDefault(column.Column, "").Trim().Length > 0
        );
        if (filled is null)
        {
            return;
        }

        var names = known.Select(k => k.Kind == ColumnKind.Text ? k.Name + "::…" : k.Name);
        problems.Add(
            column with
            {
                Row = filled.Number,
            },
            written.Length == 0
                ? "stands in a column without a name in the first row"
                : $"stands in the column {SheetProblems.Quote(written)}, which is not known here: known are {string.Join(", ", names)}"
        );
    }
}
