namespace SurveyPipeline.Tests.Benchmarks;

/// <summary>Writes the table in plain text that is also Markdown.</summary>
internal static class TableText
{
    private static readonly string[] Heads = ["what", "ours", "raw", "ratio", "target", "met"];

    /// <summary>The table.</summary>
    public static string Of(IEnumerable<TableRow> rows)
    {
        string[][] lines = [Heads, .. rows.Select(r => r.Cells)];
        var widths = Heads.Select((_, column) => lines.Max(l => l[column].Length)).ToArray();
        var rule = widths.Select(w => new string('-', w)).ToArray();
        return string.Join(
            Environment.NewLine,
            new[] { lines[0], rule }.Concat(lines.Skip(1)).Select(l => Line(l, widths))
        );
    }

    private static string Line(string[] cells, int[] widths) =>
        $"| {string.Join(" | ", cells.Zip(widths, (cell, width) => cell.PadRight(width)))} |";
}
