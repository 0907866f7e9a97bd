using System.Collections.Immutable;
using System.Globalization;
using System.Xml;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>Streams the cells of sheets: a sheet may have a million rows with a look and no text.</summary>
/// <remarks>Elements are those of ECMA-376-1, section 18.3, whatever the prefix and edition of their namespace.</remarks>
/// <param name="reader">Reads a cell.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class WorksheetReader(CellReader reader, SheetProblems problems)
{
    private const int MostEmptyRows = 1000;
    private const int MostCells = 1_000_000;
    private const int MostCharacters = 16 * 1024 * 1024;

    private int cellsLeft = MostCells;
    private int charactersLeft = MostCharacters;

    /// <summary>Reads a sheet.</summary>
    public SheetCells Read(XmlReader xml, string sheet)
    {
        var rows = new SortedDictionary<int, Dictionary<int, string>>();
        var at = new CellPlace(sheet, 0, 0);
        while (xml.Read() && cellsLeft >= 0 && charactersLeft >= 0)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "row":
                    at = at with { Row = RowOf(xml) ?? at.Row + 1, Column = 0 };
                    break;
                case "c":
                    at = PlaceOf(xml, at);
                    Take(reader.Read(xml, at), at, rows);
                    break;
                case "mergeCell":
                    problems.Add(
                        $"{sheet}!{First(xml.GetAttribute("ref"))}",
                        "begins merged cells: unmerge them, each row stands for itself"
                    );
                    break;
                default:
                    break;
            }
        }

        if (cellsLeft < 0 || charactersLeft < 0)
        {
            problems.Add(
                at,
                "is too far: the workbook holds more cells or text than any questionnaire"
            );
        }

        CheckGaps(sheet, rows);
        return new SheetCells(sheet, [.. rows.Select(r => new CellRow(r.Key, r.Value))]);
    }

    private void Take(
        string text,
        CellPlace at,
        SortedDictionary<int, Dictionary<int, string>> rows
    )
    {
        // A space alone may be a text: what stands between the thousands of a number.
        if (text.Length == 0)
        {
            return;
        }

        cellsLeft--;
        charactersLeft -= text.Length;
        if (!rows.TryGetValue(at.Row, out var cells))
        {
            rows[at.Row] = cells = [];
        }

        if (at.Row is < 1 or > CellPlace.LastRow || at.Column > CellPlace.LastColumn)
        {
            problems.Add(at, "is no cell that a sheet has");
        }
        else if (!cells.TryAdd(at.Column, text))
        {
            problems.Add(at, "is there twice");
        }
        else if (!EscapedText.IsUnicode(text))
        {
            problems.Add(at, "holds half a character, which is no Unicode");
        }
    }

    // A row far below the others is a slip: nobody who looks at the sheet would see it.
    private void CheckGaps(string sheet, SortedDictionary<int, Dictionary<int, string>> rows)
    {
        var before = 0;
        foreach (var (row, cells) in rows)
        {
            if (row - before > MostEmptyRows)
            {
                problems.Add(
                    new CellPlace(sheet, row, cells.Keys.Min()),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"stands below {row - before - 1} empty rows: delete them, or the cell"
                    )
                );
            }

            before = row;
        }
    }

    private static string First(string? range) =>
        range?.Split(':')[0] is { } first && CellPlace.Parse(first) is not null ? first : "?";

    private static int? RowOf(XmlReader xml) =>
        int.TryParse(
            xml.GetAttribute("r"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var row
        )
        && row <= CellPlace.LastRow
            ? row
            : null;

    private static CellPlace PlaceOf(XmlReader xml, CellPlace before) =>
        xml.GetAttribute("r") is { } reference && CellPlace.Parse(reference) is var (row, column)
            ? before with
            {
                Row = row,
                Column = column,
            }
            : before with
            {
                Column = before.Column + 1,
            };
}

/// <summary>A sheet that was read: its rows that hold anything, in order.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">The rows.</param>
internal sealed record SheetCells(string Name, ImmutableArray<CellRow> Rows);

/// <summary>A row that was read.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Cells">The text of each cell that holds any, by column.</param>
internal sealed record CellRow(int Number, IReadOnlyDictionary<int, string> Cells);
