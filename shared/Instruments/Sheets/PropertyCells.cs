using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SurveyPipeline.Instruments.Reading;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>Puts the properties of JSON objects into the cells of rows. A property that no column holds as it is becomes a row of the sheet of
/// notes, so nothing is lost.</summary>
/// <param name="languages">The code of each language, and its label in the first row.</param>
internal sealed class PropertyCells(ImmutableArray<(string Code, string Label)> languages)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 64,
    };

    private readonly List<InstrumentProblem> problems = [];

    /// <summary>The sheet of notes.</summary>
    public SheetDraft Notes { get; } =
        new(SheetNames.Notes, [SheetColumns.Pointer, SheetColumns.Value]);

    /// <summary>Texts that no workbook can hold, each with its place in the JSON.</summary>
    public ImmutableArray<InstrumentProblem> Problems => [.. problems];

    /// <summary>A sheet with its columns and no row yet.</summary>
    public SheetDraft Draft(string sheet) =>
        new(
            sheet,
            SheetLanguages.Expand(SheetColumns.Of(sheet), [.. languages.Select(l => l.Label)])
        );

    /// <summary>Puts an object into a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="source">The object.</param>
    /// <param name="pointer">Its place.</param>
    /// <param name="columns">The columns that hold its properties.</param>
    /// <param name="elsewhere">The properties that the caller itself writes.</param>
    public void Fill(
        Dictionary<string, string> row,
        JsonElement source,
        string pointer,
        ImmutableArray<SheetColumn> columns,
        params ReadOnlySpan<string> elsewhere
    )
    {
        foreach (var property in source.EnumerateObject())
        {
            var place = JsonPointer.Of(pointer, property.Name);
            var column = columns.FirstOrDefault(c =>
                string.Equals(c.Property, property.Name, StringComparison.Ordinal)
            );
            if (column is not null)
            {
                Fill(row, column, property.Value, place);
            }
            else if (!elsewhere.Contains(property.Name))
            {
                Note(place, property.Value);
            }
        }
    }

    /// <summary>Puts a value into its cell, or into one for each language.</summary>
    public void Fill(
        Dictionary<string, string> row,
        SheetColumn column,
        JsonElement value,
        string pointer
    )
    {
        if (column.Kind == ColumnKind.Text)
        {
            FillTexts(row, column, value, pointer);
        }
        else if (CellValue.Write(column.Kind, value) is { } cell)
        {
            row[column.Name] = Check(cell, pointer);
        }
        else
        {
            Note(pointer, value);
        }
    }

    /// <summary>Puts a value into the sheet of notes: in one row, or where it is too long for a cell in one for each part.</summary>
    public void Note(string pointer, JsonElement value)
    {
        var json = JsonSerializer.Serialize(value, Readable);
        if (Fits(json))
        {
            NoteRow(pointer, json);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            NoteRow(pointer, "[]");
            foreach (var (index, element) in value.EnumerateArray().Index())
            {
                Note(JsonPointer.Of(pointer, index), element);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            NoteRow(pointer, "{}");
            foreach (var property in value.EnumerateObject())
            {
                Note(JsonPointer.Of(pointer, property.Name), property.Value);
            }
        }
        else
        {
            Check(json, pointer);
        }
    }

    private void FillTexts(
        Dictionary<string, string> row,
        SheetColumn column,
        JsonElement value,
        string pointer
    )
    {
        var cells = new List<(string Column, string Text)>();
        var fits = value.ValueKind == JsonValueKind.Object;
        foreach (var text in fits ? value.EnumerateObject() : default)
        {
            var (_, label) = languages.FirstOrDefault(l =>
                string.Equals(l.Code, text.Name, StringComparison.Ordinal)
            );
            var cell = CellValue.Write(ColumnKind.Text, text.Value);
            fits &= label is not null && cell is not null;
            cells.Add((column.Name + SheetLanguages.Separator + label, cell ?? ""));
        }

        if (!fits || cells.Count == 0)
        {
            Note(pointer, value);
            return;
        }

        foreach (var (name, text) in cells)
        {
            row[name] = Check(text, pointer);
        }
    }

    private void NoteRow(string pointer, string json)
    {
        var row = Notes.AddRow();
        row[SheetColumns.Pointer] = Check(pointer, pointer);
        row[SheetColumns.Value] = json;
    }

    private static bool Fits(string text) => EscapedText.Write(text).Length <= TextRules.Longest;

    private string Check(string text, string pointer)
    {
        if (!Fits(text))
        {
            problems.Add(
                new InstrumentProblem(
                    pointer,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"is longer than the {TextRules.Longest} characters of a cell"
                    )
                )
            );
        }

        return text;
    }
}
