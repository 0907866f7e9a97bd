using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>Reads the rows of the survey that are questions.</summary>
/// <param name="reader">The sheet.</param>
/// <param name="choices">The lists that its questions choose from.</param>
/// <param name="scales">The ids of the scales.</param>
/// <param name="map">Takes the cell of each place.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class ItemRows(
    RowReader reader,
    ChoiceLists choices,
    ImmutableHashSet<string> scales,
    CellMap map,
    SheetProblems problems
)
{
    /// <summary>The questions so far.</summary>
    public JsonArray Items { get; } = [];

    /// <summary>What a choice of one is: a statement on a scale, or a question with options of its own.</summary>
    public string KindOf(CellRow row, string list)
    {
        var appearance = reader.Word(row, SheetColumns.Appearance);
        if (appearance is not ("" or SurveyTypes.Likert))
        {
            problems.Add(
                reader.PlaceOf(row, SheetColumns.Appearance),
                $"{SheetProblems.Quote(appearance)} is not known here: known is likert, which makes a scale"
            );
        }
        else if (appearance.Length == 0 && scales.Contains(list))
        {
            problems.Add(
                reader.PlaceOf(row, SheetColumns.Appearance),
                $"must be likert, because '{list}' is a scale"
            );
        }

        return appearance.Length > 0 ? "scale" : "single";
    }

    /// <summary>Adds a question.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="list">The list that it names, or null.</param>
    /// <returns>Its id; empty where it has none.</returns>
    public string Add(CellRow row, string kind, string? list)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"$.items[{Items.Count}]");
        var type = reader.PlaceOf(row, SheetColumns.Type);
        var item = new JsonObject { ["type"] = kind };
        Items.Add(item);
        reader.Fill(item, row, path, SheetColumns.Item);
        map.Add($"{path}.type", type);
        CheckNothingElse(row, kind);
        if (kind is "scale")
        {
            item["scale"] = list;
            map.Add($"{path}.scale", type);
        }
        else if (list is not null)
        {
            map.Add($"{path}.options", type);
            item["options"] = choices.Options(list, type, $"{path}.options");
        }

        return (string?)item["id"] ?? "";
    }

    private void CheckNothingElse(CellRow row, string kind) =>
        reader.CheckNothingElse(
            row,
            "a question",
            [
                SheetColumns.Type,
                .. SheetColumns.Item.Select(c => c.Name),
                .. kind is "single" or "scale" ? [SheetColumns.Appearance] : Array.Empty<string>(),
            ]
        );
}
