using System.Text.Json;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>Writes what is asked: sections and questions, their lists of choices, the scales.</summary>
internal sealed class SurveyDraft
{
    private readonly PropertyCells cells;
    private readonly HashSet<string> lists = new(StringComparer.Ordinal);

    /// <summary>Prepares the sheets.</summary>
    public SurveyDraft(PropertyCells cells)
    {
        this.cells = cells;
        Survey = cells.Draft(SheetNames.Survey);
        Choices = cells.Draft(SheetNames.Choices);
        Scales = cells.Draft(SheetNames.Scales);
    }

    /// <summary>Sections and questions.</summary>
    public SheetDraft Survey { get; }

    /// <summary>Options, and points of scales.</summary>
    public SheetDraft Choices { get; }

    /// <summary>Scales.</summary>
    public SheetDraft Scales { get; }

    /// <summary>Writes all three.</summary>
    public void Write(JsonElement root)
    {
        foreach (var (index, scale) in root.GetProperty("scales").EnumerateArray().Index())
        {
            WriteScale(scale, JsonPointer.Of("/scales", index, scale));
        }

        // A valid questionnaire has its items in the order in which the sections place them.
        var item = 0;
        var items = root.GetProperty("items");
        foreach (var (index, block) in root.GetProperty("blocks").EnumerateArray().Index())
        {
            WriteBlock(block, JsonPointer.Of("/blocks", index, block));
            for (var i = block.GetProperty("items").GetArrayLength(); i > 0; i--)
            {
                WriteItem(items[item], JsonPointer.Of("/items", item, items[item]));
                item++;
            }

            Survey.AddRow()[SheetColumns.Type] = SurveyTypes.EndGroup;
        }
    }

    private void WriteScale(JsonElement scale, string pointer)
    {
        var id = scale.GetProperty("id").GetString()!;
        lists.Add(id);
        cells.Fill(Scales.AddRow(), scale, pointer, SheetColumns.Scale, "points", "optOut");
        foreach (var (index, point) in scale.GetProperty("points").EnumerateArray().Index())
        {
            var place = JsonPointer.Of(JsonPointer.Of(pointer, "points"), index);
            cells.Fill(AddChoice(id), point, place, SheetColumns.Point);
        }

        var row = AddChoice(id);
        row[SheetColumns.OptOut] = CellValue.Yes;
        cells.Fill(
            row,
            scale.GetProperty("optOut"),
            JsonPointer.Of(pointer, "optOut"),
            SheetColumns.ScaleOptOut
        );
    }

    private void WriteBlock(JsonElement block, string pointer)
    {
        var row = Survey.AddRow();
        row[SheetColumns.Type] = SurveyTypes.BeginGroup;
        cells.Fill(row, block, pointer, SheetColumns.Block, "items", "intro");
        if (!block.TryGetProperty("intro", out var intro))
        {
            return;
        }

        var place = JsonPointer.Of(pointer, "intro");
        if (intro.ValueKind != JsonValueKind.Object)
        {
            cells.Note(place, intro);
            return;
        }

        var note = Survey.AddRow();
        note[SheetColumns.Type] = SurveyTypes.Note;
        note[SheetColumns.Name] = row[SheetColumns.Name] + "-intro";
        cells.Fill(note, SheetColumns.Intro[0], intro, place);
    }

    private void WriteItem(JsonElement item, string pointer)
    {
        var row = Survey.AddRow();
        cells.Fill(row, item, pointer, SheetColumns.Item, "type", "scale", "options");
        switch (item.GetProperty("type").GetString())
        {
            case "scale":
                row[SheetColumns.Type] =
                    $"{SurveyTypes.SelectOne} {item.GetProperty("scale").GetString()}";
                row[SheetColumns.Appearance] = SurveyTypes.Likert;
                break;
            case "single":
                row[SheetColumns.Type] = $"{SurveyTypes.SelectOne} {WriteOptions(item, pointer)}";
                break;
            case "multi":
                row[SheetColumns.Type] =
                    $"{SurveyTypes.SelectMultiple} {WriteOptions(item, pointer)}";
                break;
            default:
                row[SheetColumns.Type] = SurveyTypes.Note;
                break;
        }
    }

    private string WriteOptions(JsonElement item, string pointer)
    {
        // Scales and questions may share an id; their lists may not share a name.
        var list = item.GetProperty("id").GetString()!;
        while (!lists.Add(list))
        {
            list += "-options";
        }

        foreach (var (index, option) in item.GetProperty("options").EnumerateArray().Index())
        {
            var place = JsonPointer.Of(JsonPointer.Of(pointer, "options"), index, option);
            cells.Fill(AddChoice(list), option, place, SheetColumns.Option);
        }

        return list;
    }

    private Dictionary<string, string> AddChoice(string list)
    {
        var row = Choices.AddRow();
        row[SheetColumns.ListName] = list;
        return row;
    }
}
