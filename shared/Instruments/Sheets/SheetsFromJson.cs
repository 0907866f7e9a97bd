using System.Collections.Immutable;
using System.Text.Json;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>Lays the JSON of a valid questionnaire out in sheets.</summary>
internal static class SheetsFromJson
{
    /// <summary>The sheets in order, or what no workbook can hold.</summary>
    public static (
        ImmutableArray<SheetDraft> Sheets,
        ImmutableArray<InstrumentProblem> Problems
    ) Write(JsonElement root, Instrument instrument)
    {
        var cells = new PropertyCells([
            .. instrument.Languages.Select(l => (l.Code, SheetLanguages.Label(instrument, l))),
        ]);
        var survey = new SurveyDraft(cells);
        survey.Write(root);
        ImmutableArray<SheetDraft> sheets =
        [
            survey.Survey,
            survey.Choices,
            Settings(cells, root, instrument),
            Groups(cells, root),
            Dimensions(cells, root),
            survey.Scales,
            Texts(cells, root, instrument),
            cells.Notes,
        ];
        foreach (var property in root.EnumerateObject())
        {
            if (
                property.Name
                is not (
                    "meta"
                    or "groups"
                    or "dimensions"
                    or "scales"
                    or "blocks"
                    or "items"
                    or "ui"
                )
            )
            {
                cells.Note(JsonPointer.Of("", property.Name), property.Value);
            }
        }

        return (sheets, cells.Problems);
    }

    private static SheetDraft Settings(PropertyCells cells, JsonElement root, Instrument instrument)
    {
        var sheet = cells.Draft(SheetNames.Settings);
        var row = sheet.AddRow();
        cells.Fill(
            row,
            root.GetProperty("meta"),
            "/meta",
            SheetColumns.Settings,
            "languages",
            "defaultLanguage",
            "estimatedMinutes"
        );
        cells.Fill(
            row,
            SheetColumns.Title,
            root.GetProperty("ui").GetProperty(SheetColumns.Title.Property),
            "/ui/" + SheetColumns.Title.Property
        );
        row[SheetColumns.DefaultLanguage] = SheetLanguages.Label(
            instrument,
            instrument.DefaultLanguage
        );
        row[SheetColumns.MadeFrom] = SheetOrigin.Of(root).ToString();
        return sheet;
    }

    private static SheetDraft Groups(PropertyCells cells, JsonElement root)
    {
        var sheet = cells.Draft(SheetNames.Groups);
        var minutes = root.GetProperty("meta").GetProperty("estimatedMinutes");
        foreach (var (index, group) in root.GetProperty("groups").EnumerateArray().Index())
        {
            var row = sheet.AddRow();
            cells.Fill(row, group, JsonPointer.Of("/groups", index, group), SheetColumns.Group);
            var id = group.GetProperty("id").GetString()!;
            cells.Fill(
                row,
                SheetColumns.Minutes,
                minutes.GetProperty(id),
                JsonPointer.Of("/meta/estimatedMinutes", id)
            );
        }

        return sheet;
    }

    private static SheetDraft Dimensions(PropertyCells cells, JsonElement root)
    {
        var sheet = cells.Draft(SheetNames.Dimensions);
        foreach (var (index, dimension) in root.GetProperty("dimensions").EnumerateArray().Index())
        {
            cells.Fill(
                sheet.AddRow(),
                dimension,
                JsonPointer.Of("/dimensions", index, dimension),
                SheetColumns.Dimension
            );
        }

        return sheet;
    }

    // All that can be said in other words, so that whoever translates has it in this one file.
    private static SheetDraft Texts(PropertyCells cells, JsonElement root, Instrument instrument)
    {
        var sheet = cells.Draft(SheetNames.Texts);
        var ofProduct = instrument.Product.Keys;
        var left = ofProduct.ToHashSet(StringComparer.Ordinal);
        foreach (var text in root.GetProperty("ui").EnumerateObject())
        {
            if (!text.NameEquals(SheetColumns.Title.Property))
            {
                var row = AddText(sheet, text.Name, left.Remove(text.Name) ? instrument : null);
                cells.Fill(
                    row,
                    SheetColumns.Sentence,
                    text.Value,
                    JsonPointer.Of("/ui", text.Name)
                );
            }
        }

        foreach (var key in ofProduct.Where(left.Contains))
        {
            AddText(sheet, key, instrument);
        }

        return sheet;
    }

    private static Dictionary<string, string> AddText(
        SheetDraft sheet,
        string key,
        Instrument? speaker
    )
    {
        var row = sheet.AddRow();
        row[SheetColumns.Name] = key;
        foreach (var language in speaker?.Languages ?? [])
        {
            var column =
                SheetColumns.ProductSentence.Name
                + SheetLanguages.Separator
                + SheetLanguages.Label(speaker!, language);
            row[column] = speaker!.Product.For(language)[key];
        }

        return row;
    }
}
