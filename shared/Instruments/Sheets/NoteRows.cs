using System.Text;
using System.Text.Json.Nodes;
using SurveyPipeline.Instruments.Reading;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>Reads the sheet of notes: what of the JSON has no column.</summary>
internal static class NoteRows
{
    /// <summary>Puts every note into its place.</summary>
    public static void Fill(JsonObject root, RowReader reader, CellMap map, SheetProblems problems)
    {
        foreach (var row in reader.Rows)
        {
            var pointer = reader.Word(row, SheetColumns.Pointer);
            var place = reader.PlaceOf(row, SheetColumns.Value);
            if (!TryParse(reader.Word(row, SheetColumns.Value), out var value))
            {
                problems.Add(place, "is not JSON: put a text between \" and \"");
            }
            else if (JsonPointer.TryAdd(root, pointer, value, out var path))
            {
                map.Add(path, place);
            }
            else
            {
                problems.Add(
                    reader.PlaceOf(row, SheetColumns.Pointer),
                    $"{SheetProblems.Quote(pointer)} is no place that is free: another cell holds it, or there is nothing to put it into"
                );
            }
        }
    }

    private static bool TryParse(string json, out JsonNode? value)
    {
        value = null;
        var (document, _) = WellFormedJson.Parse(Encoding.UTF8.GetBytes(json));
        if (document is null)
        {
            return false;
        }

        using (document)
        {
            value = JsonNode.Parse(document.RootElement.GetRawText());
            return true;
        }
    }
}
