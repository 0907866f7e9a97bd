using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>Reads the sheet survey: sections with their questions.</summary>
/// <param name="reader">The sheet.</param>
/// <param name="choices">The lists that its questions choose from.</param>
/// <param name="scales">The ids of the scales.</param>
/// <param name="map">Takes the cell of each place.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class SurveyRows(
    RowReader reader,
    ChoiceLists choices,
    ImmutableHashSet<string> scales,
    CellMap map,
    SheetProblems problems
)
{
    // Twenty groups with 240 questions each, and sections around them.
    private const int MostRows = 10_000;

    private readonly JsonArray blocks = [];
    private readonly ItemRows items = new(reader, choices, scales, map, problems);
    private JsonObject? block;
    private CellRow? opening;
    private CellRow? before;

    /// <summary>Puts sections and questions into the questionnaire.</summary>
    public void Fill(JsonObject root)
    {
        map.Add("$.blocks", new CellPlace(SheetNames.Survey, 1, 1));
        map.Add("$.items", new CellPlace(SheetNames.Survey, 1, 1));
        foreach (var row in reader.Rows)
        {
            if (items.Items.Count + blocks.Count > MostRows)
            {
                problems.Add(TypeOf(row), "is too far: no questionnaire has as many rows");
                break;
            }

            Read(row, reader.Word(row, SheetColumns.Type));
            before = row;
        }

        if (block is not null)
        {
            problems.Add(TypeOf(opening!), "has no end_group");
        }

        root["blocks"] = blocks;
        root["items"] = items.Items;
    }

    private void Read(CellRow row, string type)
    {
        var words = CellValue.Words(type);
        switch (words)
        {
            case [SurveyTypes.BeginGroup] or ["begin", "group"]:
                Begin(row);
                break;
            case [SurveyTypes.EndGroup] or ["end", "group"]:
                End(row);
                break;
            case [SurveyTypes.Note] when reader.Word(row, "max_length").Length == 0:
                ReadIntro(row);
                break;
            case [SurveyTypes.Note]:
                AddItem(row, "open", list: null);
                break;
            case [SurveyTypes.SelectOne, var list]:
                AddItem(row, items.KindOf(row, list), list);
                break;
            case [SurveyTypes.SelectMultiple, var list]:
                AddItem(row, "multi", list);
                break;
            default:
                problems.Add(TypeOf(row), Refuse(words));
                break;
        }
    }

    private void Begin(CellRow row)
    {
        if (block is not null)
        {
            problems.Add(TypeOf(row), "begins a group inside a group: end the first one before it");
        }

        var path = Of("$.blocks", blocks.Count);
        (block, opening) = (new JsonObject { ["items"] = new JsonArray() }, row);
        reader.Fill(block, row, path, SheetColumns.Block);
        reader.CheckNothingElse(
            row,
            "a begin_group",
            SheetColumns.Block.Select(c => c.Name).Append(SheetColumns.Type)
        );
        blocks.Add(block);
    }

    private void End(CellRow row)
    {
        var name = reader.Word(row, SheetColumns.Name);
        if (block is null)
        {
            problems.Add(TypeOf(row), "ends a group that did not begin");
        }
        else if (
            name.Length > 0
            && !string.Equals(name, (string?)block["id"], StringComparison.Ordinal)
        )
        {
            problems.Add(
                reader.PlaceOf(row, SheetColumns.Name),
                "must be empty, or the name of the group that ends"
            );
        }

        reader.CheckNothingElse(row, "an end_group", SheetColumns.Type, SheetColumns.Name);
        (block, opening) = (null, null);
    }

    private void ReadIntro(CellRow row)
    {
        if (block is null || before != opening)
        {
            problems.Add(
                TypeOf(row),
                "must stand directly behind a begin_group: it is the sentence below the heading"
            );
            return;
        }

        var column = SheetColumns.Intro[0];
        var path = $"{Of("$.blocks", blocks.Count - 1)}.{column.Property}";
        if (reader.Read(row, column, path) is { } text)
        {
            block[column.Property] = text;
        }

        reader.CheckNothingElse(
            row,
            "a note below a heading",
            SheetColumns.Type,
            SheetColumns.Name,
            column.Name
        );
    }

    private void AddItem(CellRow row, string kind, string? list)
    {
        if (block is null)
        {
            problems.Add(TypeOf(row), "stands outside of any begin_group");
            return;
        }

        var id = items.Add(row, kind, list);
        var members = (JsonArray)block["items"]!;
        map.Add(
            Of($"{Of("$.blocks", blocks.Count - 1)}.items", members.Count),
            reader.PlaceOf(row, SheetColumns.Name)
        );
        members.Add(id);
    }

    private CellPlace TypeOf(CellRow row) => reader.PlaceOf(row, SheetColumns.Type);

    private static string Refuse(string[] words) =>
        words switch
        {
            [] => "(type) is missing",
            ["text"] =>
                "the type 'text' is not known here: free text is not collected, it could name people",
            [SurveyTypes.SelectOne or SurveyTypes.SelectMultiple] =>
                "needs the name of its list behind it",
            [SurveyTypes.SelectOne or SurveyTypes.SelectMultiple, _, var further, ..] =>
                $"{SheetProblems.Quote(further)} behind the list is not known here: write every option into the sheet choices",
            _ =>
                $"the type {SheetProblems.Quote(string.Join(' ', words))} is not known here: known are begin_group, end_group, select_one LIST, select_multiple LIST and note",
        };

    private static string Of(string path, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}

/// <summary>The types of rows that we know of XLSForm's.</summary>
internal static class SurveyTypes
{
    public const string BeginGroup = "begin_group";
    public const string EndGroup = "end_group";
    public const string SelectOne = "select_one";
    public const string SelectMultiple = "select_multiple";

    /// <summary>The sentence below the heading of a section; with <c>max_length</c> a comment, which is kept and not asked.</summary>
    public const string Note = "note";

    /// <summary>The appearance that makes a scale of a <see cref="SelectOne"/>.</summary>
    public const string Likert = "likert";
}
