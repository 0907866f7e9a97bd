using System.Globalization;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>A cell of a workbook, written as <c>survey!C12</c>.</summary>
/// <param name="Sheet">The name of its sheet.</param>
/// <param name="Row">Its row, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
internal readonly record struct CellPlace(string Sheet, int Row, int Column)
{
    /// <summary>The last row that spreadsheets have.</summary>
    public const int LastRow = 1_048_576;

    /// <summary>The last column that spreadsheets have.</summary>
    public const int LastColumn = 16_384;

    /// <summary>Column and row as a sheet writes them, such as <c>C12</c>.</summary>
    public string Reference =>
        string.Create(CultureInfo.InvariantCulture, $"{Letters(Column)}{Row}");

    /// <inheritdoc/>
    public override string ToString() => $"{Sheet}!{Reference}";

    /// <summary>Reads a reference such as <c>C12</c>.</summary>
    /// <returns>Row and column, or null where it is no cell that a spreadsheet has.</returns>
    public static (int Row, int Column)? Parse(string reference)
    {
        var column = 0;
        var at = 0;
        while (at < reference.Length && char.IsAsciiLetterUpper(reference[at]) && at < 3)
        {
            column = (column * 26) + reference[at++] - 'A' + 1;
        }

        return
            column is >= 1 and <= LastColumn
            && int.TryParse(
                reference.AsSpan(at),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var row
            )
            && row is >= 1 and <= LastRow
            ? (row, column)
            : null;
    }

    private static string Letters(int column)
    {
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }
}
