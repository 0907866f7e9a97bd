using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>The lists of the sheet of choices: options that questions choose from, and points of scales.</summary>
internal sealed class ChoiceLists
{
    // As many as the categories of all groups together may be: a short sheet whose questions share long lists would grow without end.
    private const int MostOptions = 200_000;

    private readonly RowReader reader;
    private readonly SheetProblems problems;
    private readonly ILookup<string, CellRow> lists;
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private int left = MostOptions;

    /// <summary>Sorts the rows of the sheet by list.</summary>
    public ChoiceLists(RowReader reader, SheetProblems problems)
    {
        this.reader = reader;
        this.problems = problems;
        lists = reader.Rows.ToLookup(
            r => reader.Word(r, SheetColumns.ListName),
            StringComparer.Ordinal
        );
        foreach (var row in lists[""])
        {
            problems.Add(
                reader.PlaceOf(row, SheetColumns.ListName),
                $"({SheetColumns.ListName}) is missing"
            );
        }
    }

    /// <summary>The options of a list.</summary>
    /// <param name="list">Its name.</param>
    /// <param name="owner">The cell that names it.</param>
    /// <param name="path">The place of the options.</param>
    public JsonArray Options(string list, CellPlace owner, string path)
    {
        var options = new JsonArray();
        foreach (var row in Rows(list, owner))
        {
            options.Add(Fill(row, Of(path, options.Count), SheetColumns.Option));
        }

        return options;
    }

    /// <summary>Puts the points and the opt-out of a scale into it.</summary>
    public void FillScale(JsonObject scale, string list, CellPlace owner, string path)
    {
        var points = new JsonArray();
        foreach (var row in Rows(list, owner))
        {
            if (
                CellValue.Read(ColumnKind.Flag, reader.Word(row, SheetColumns.OptOut), out _)
                    is not JsonValue flag
                || !flag.GetValue<bool>()
            )
            {
                points.Add(Fill(row, Of($"{path}.points", points.Count), SheetColumns.Point));
            }
            else if (!scale.TryAdd("optOut", null))
            {
                problems.Add(
                    reader.PlaceOf(row, SheetColumns.OptOut),
                    $"is the second opt-out of the scale '{list}'"
                );
            }
            else
            {
                scale["optOut"] = Fill(row, $"{path}.optOut", SheetColumns.ScaleOptOut);
            }
        }

        scale["points"] = points;
    }

    /// <summary>Reports the lists that nothing chooses from: they would be lost.</summary>
    public void CheckAllUsed()
    {
        foreach (var list in lists.Where(l => l.Key.Length > 0 && !used.Contains(l.Key)))
        {
            problems.Add(
                reader.PlaceOf(list.First(), SheetColumns.ListName),
                $"belongs to the list {SheetProblems.Quote(list.Key)}, which no question and no scale uses"
            );
        }
    }

    private ImmutableArray<CellRow> Rows(string list, CellPlace owner)
    {
        used.Add(list);
        var rows = lists[list].ToImmutableArray();
        left -= rows.Length;
        if (list.Length > 0 && rows.IsEmpty)
        {
            problems.Add(
                owner,
                $"names the list {SheetProblems.Quote(list)}, which the sheet choices does not hold"
            );
        }
        else if (left < 0)
        {
            problems.Add(
                owner,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"brings the options of all questions to more than {MostOptions}"
                )
            );
            return [];
        }

        return rows;
    }

    private JsonObject Fill(CellRow row, string path, ImmutableArray<SheetColumn> columns)
    {
        var target = new JsonObject();
        reader.Fill(target, row, path, columns);
        return target;
    }

    private static string Of(string path, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
