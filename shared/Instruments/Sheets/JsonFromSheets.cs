using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>Puts the sheets of a workbook together to the JSON of a questionnaire. What the questionnaire's own rules say of it comes after.</summary>
internal sealed class JsonFromSheets
{
    private readonly SheetTables tables;
    private readonly CellMap map;
    private readonly SheetProblems problems;
    private readonly JsonObject meta = [];
    private readonly JsonObject minutes = [];
    private readonly JsonObject ui = [];

    /// <summary>Reads the first rows.</summary>
    public JsonFromSheets(
        FrozenDictionary<string, SheetCells> sheets,
        CellMap map,
        SheetProblems problems
    )
    {
        this.map = map;
        this.problems = problems;
        tables = new SheetTables(sheets, map, problems);
    }

    /// <summary>What the sheet says that it was made from, or null.</summary>
    public SheetOrigin? Origin { get; private set; }

    /// <summary>The questionnaire's JSON; to be used only where no problem was found.</summary>
    public JsonObject Read()
    {
        var root = new JsonObject { ["meta"] = meta };
        ReadSettings();
        root["groups"] = ReadRows(SheetNames.Groups, SheetColumns.Group, "$.groups", ReadMinutes);
        root["dimensions"] = ReadRows(
            SheetNames.Dimensions,
            SheetColumns.Dimension,
            "$.dimensions",
            (_, _, _) => { }
        );
        var choices = new ChoiceLists(
            tables.Reader(SheetNames.Choices, SheetColumns.Option),
            problems
        );
        var scales = ReadScales(choices);
        root["scales"] = scales;
        var survey = new SurveyRows(
            tables.Reader(SheetNames.Survey, SheetColumns.Block),
            choices,
            scales.Select(s => (string?)s!["id"] ?? "").ToImmutableHashSet(StringComparer.Ordinal),
            map,
            problems
        );
        survey.Fill(root);
        choices.CheckAllUsed();
        ReadTexts();
        root["ui"] = ui;
        if (tables.Has(SheetNames.Notes))
        {
            NoteRows.Fill(root, tables.Reader(SheetNames.Notes, []), map, problems);
        }

        return root;
    }

    private void ReadSettings()
    {
        ImmutableArray<SheetColumn> title = [SheetColumns.Title];
        var reader = tables.Reader(SheetNames.Settings, title);
        map.Add("$.meta", new CellPlace(SheetNames.Settings, 1, 1));
        map.Add("$.ui", new CellPlace(SheetNames.Texts, 1, 1));
        if (reader.Rows is not [var row])
        {
            problems.Add(
                new CellPlace(SheetNames.Settings, 2, 1),
                "must be the one row that the sheet has below its first"
            );
            return;
        }

        reader.Fill(meta, row, "$.meta", SheetColumns.Settings);
        meta["languages"] = new JsonArray([
            .. tables.Languages.Select(l => (JsonNode?)JsonValue.Create(l)),
        ]);
        meta["estimatedMinutes"] = minutes;
        ReadDefaultLanguage(reader, row);
        Origin = SheetOrigin.Parse(reader.Word(row, SheetColumns.MadeFrom));
        Set(ui, reader, row, SheetColumns.Title, SheetColumns.Title.Property);
    }

    private void ReadDefaultLanguage(RowReader reader, CellRow row)
    {
        var place = reader.PlaceOf(row, SheetColumns.DefaultLanguage);
        var written = reader.Word(row, SheetColumns.DefaultLanguage);
        map.Add("$.meta.defaultLanguage", place, SheetColumns.DefaultLanguage);
        if (written.Length == 0)
        {
            return;
        }

        meta["defaultLanguage"] = SheetLanguages.CodeOf(written);
        if (
            !tables.Languages.Contains(SheetLanguages.CodeOf(written) ?? "", StringComparer.Ordinal)
        )
        {
            problems.Add(
                place,
                $"{SheetProblems.Quote(written)} must be a language that the sheet survey has a column label:: for"
            );
        }
    }

    private void ReadMinutes(RowReader reader, CellRow row, JsonObject group)
    {
        var id = (string?)group["id"] ?? "";
        Set(minutes, reader, row, SheetColumns.Minutes, id, $"$.meta.estimatedMinutes.{id}");
    }

    private JsonArray ReadScales(ChoiceLists choices)
    {
        var scales = ReadRows(SheetNames.Scales, SheetColumns.Scale, "$.scales", (_, _, _) => { });
        var names = tables.Reader(SheetNames.Scales, []);
        foreach (var (index, scale) in scales.Index())
        {
            var place = names.PlaceOf(names.Rows[index], SheetColumns.Name);
            var list = names.Word(names.Rows[index], SheetColumns.Name);
            choices.FillScale((JsonObject)scale!, list, place, Of("$.scales", index));
        }

        return scales;
    }

    private JsonArray ReadRows(
        string sheet,
        ImmutableArray<SheetColumn> columns,
        string path,
        Action<RowReader, CellRow, JsonObject> further
    )
    {
        var reader = tables.Reader(sheet, columns);
        map.Add(path, new CellPlace(sheet, 1, 1));
        var list = new JsonArray();
        foreach (var row in reader.Rows)
        {
            var target = new JsonObject();
            reader.Fill(target, row, Of(path, list.Count), columns);
            further(reader, row, target);
            list.Add(target);
        }

        return list;
    }

    private void ReadTexts()
    {
        var reader = tables.Reader(SheetNames.Texts, [SheetColumns.Sentence]);
        foreach (var row in reader.Rows)
        {
            var key = reader.Word(row, SheetColumns.Name);
            if (key.Length == 0)
            {
                problems.Add(reader.PlaceOf(row, SheetColumns.Name), "(name) is missing");
            }
            else if (!Set(ui, reader, row, SheetColumns.Sentence, key, $"$.ui.{key}"))
            {
                problems.Add(
                    reader.PlaceOf(row, SheetColumns.Name),
                    $"{SheetProblems.Quote(key)} is used twice, or stands in the sheet settings"
                );
            }
        }
    }

    private static bool Set(
        JsonObject target,
        RowReader reader,
        CellRow row,
        SheetColumn column,
        string property,
        string? path = null
    ) =>
        reader.Read(row, column, path ?? $"$.ui.{property}") is not { } value
        || target.TryAdd(property, value);

    private static string Of(string path, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
