using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>All sheets of a workbook, and the languages that they have in common.</summary>
internal sealed class SheetTables
{
    private readonly FrozenDictionary<string, SheetTable> tables;
    private readonly CellMap map;
    private readonly SheetProblems problems;

    /// <summary>Reads the first rows.</summary>
    public SheetTables(
        FrozenDictionary<string, SheetCells> sheets,
        CellMap map,
        SheetProblems problems
    )
    {
        this.map = map;
        this.problems = problems;
        tables = sheets.ToFrozenDictionary(
            s => s.Key,
            s => TableReader.Read(s.Value, problems),
            StringComparer.Ordinal
        );
        var survey = tables[SheetNames.Survey];
        ImmutableArray<TableColumn> labels =
        [
            .. survey.Named("label").Where(c => c.Language is not null),
        ];
        Languages = [.. labels.Select(c => c.Language!)];
        map.Add("$", survey.Start);
        foreach (var (index, label) in labels.Index())
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"$.meta.languages[{index}]");
            map.Add(path, survey.PlaceOf(label));
        }

        if (Languages.IsEmpty)
        {
            problems.Add(
                survey.Start,
                "begins a sheet without a column for the texts of a language, such as label::Français (fr)"
            );
        }

        foreach (var table in tables.Values)
        {
            CheckLanguages(table);
        }
    }

    /// <summary>The languages, in the order in which the survey has columns for them.</summary>
    public ImmutableArray<string> Languages { get; }

    /// <summary>Whether there is a sheet of this name.</summary>
    public bool Has(string sheet) => tables.ContainsKey(sheet);

    /// <summary>Reads the rows of a sheet.</summary>
    /// <param name="sheet">Its name.</param>
    /// <param name="required">Columns of which those that are texts must be there in every language.</param>
    public RowReader Reader(string sheet, ImmutableArray<SheetColumn> required)
    {
        var reader = new RowReader(tables[sheet], Languages, map, problems);
        foreach (var column in required.Where(c => c.Kind == ColumnKind.Text))
        {
            reader.CheckLanguages(column);
        }

        return reader;
    }

    // Texts in a language that the questionnaire does not have would be lost without a word.
    private void CheckLanguages(SheetTable table)
    {
        foreach (
            var column in table.Columns.Where(c =>
                c.Language is not null
                && !Languages.Contains(c.Language, StringComparer.Ordinal)
                && !string.Equals(
                    c.Name,
                    SheetColumns.ProductSentence.Name,
                    StringComparison.Ordinal
                )
            )
        )
        {
            problems.Add(
                table.PlaceOf(column),
                $"has the language '{column.Language}', for which the sheet survey has no column label::"
            );
        }
    }
}
