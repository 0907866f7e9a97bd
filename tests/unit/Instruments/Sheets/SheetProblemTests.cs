using System.IO.Compression;
using System.Text;
using SurveyPipeline.Instruments.Sheets;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Instruments.Sheets;

/// <summary>What is wrong with a workbook is told with sheet and cell, and nothing is read of it.</summary>
public sealed class SheetProblemTests
{
    private readonly HandmadeWorkbook workbook = HandmadeWorkbook.Of(TestData.TutorialJson());

    /// <summary>A row and a column of the survey, what is written there, and what is told.</summary>
    public static TheoryData<string, string, string, string> WrongCells =>
        new()
        {
            {
                "meets-people",
                "type",
                "text",
                "the type 'text' is not known here: free text is not collected, it could name people"
            },
            {
                "meets-people",
                "type",
                "date",
                "the type 'date' is not known here: known are begin_group, end_group, select_one LIST, select_multiple LIST and note"
            },
            {
                "meets-people",
                "type",
                "begin_repeat",
                "the type 'begin_repeat' is not known here: known are begin_group, end_group, select_one LIST, select_multiple LIST and note"
            },
            {
                "drinks",
                "type",
                "select_multiple drinks or_other",
                "'or_other' behind the list is not known here: write every option into the sheet choices"
            },
            { "drinks", "type", "select_multiple", "needs the name of its list behind it" },
            {
                "meets-people",
                "appearance",
                "likert minimal",
                "'likert minimal' is not known here: known is likert, which makes a scale"
            },
            { "cups", "ordered", "maybe", "must be yes or no" },
            { "meets-people", "dimension", "hall", "no dimension has the id 'hall'" },
            { "drinks", "name", "meets-people", "'meets-people' is used twice" },
            {
                "meets-people",
                "name",
                "Ｍeets",
                "must be kebab-case: lower-case letters, digits and single hyphens, at most 60 characters"
            },
            {
                "meets-people",
                "label::Français",
                "O\u202Eui",
                "holds U+202E behind “O”: it turns the direction of what stands behind it; take it out"
            },
            { "meets-people", "reverse", "yes", "" },
            { "use", "reverse", "yes", "(reverse) has no meaning in a begin_group" },
        };

    [Theory]
    [MemberData(nameof(WrongCells))]
    public void A_wrong_cell_is_named_with_its_rule(
        string row,
        string column,
        string written,
        string rule
    )
    {
        var place = workbook.PlaceOf("survey", row, column);
        workbook[place] = written;

        var problems = Problems();

        if (rule.Length == 0)
        {
            Assert.Empty(problems);
        }
        else
        {
            Assert.Contains($"{place}: {rule}", problems);
        }
    }

    [Theory]
    [InlineData("relevant")]
    [InlineData("calculation")]
    [InlineData("constraint")]
    [InlineData("media::image")]
    [InlineData("choice_filter")]
    public void A_column_of_XLSForm_that_we_lack_is_named_where_it_is_first_used(string column)
    {
        workbook["survey!Z1"] = column;
        workbook["survey!Z4"] = "x";

        Assert.StartsWith(
            $"survey!Z4: stands in the column '{column}', which is not known here: known are type, name, label::…,",
            Assert.Single(Problems()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Such_a_column_may_be_there_as_long_as_it_is_empty()
    {
        workbook["survey!Z1"] = "relevant";

        Assert.Empty(Problems());
    }

    [Fact]
    public void A_cell_in_a_column_without_a_name_is_not_passed_over()
    {
        workbook["choices!Z9"] = "stray";

        Assert.Equal(
            "choices!Z9: stands in a column without a name in the first row",
            Assert.Single(Problems())
        );
    }

    [Theory]
    [InlineData(null, "<f>1+1</f><v>2</v>", "holds a formula: paste its value instead")]
    [InlineData("str", "<f>A1</f><v>x</v>", "holds a formula: paste its value instead")]
    [InlineData("e", "<v>#N/A</v>", "holds the error '#N/A': write a value instead")]
    [InlineData(
        "d",
        "<v>2026-11-29</v>",
        "holds a date: format the cell as text, and write it again"
    )]
    [InlineData("s", "<v>7000</v>", "is damaged: write its value again")]
    [InlineData("n", "<v>seven</v>", "is damaged: write its value again")]
    public void What_is_no_value_is_named(string? type, string content, string rule)
    {
        workbook.SetRaw("choices!C3", type, content);

        Assert.Equal($"choices!C3: {rule}", Assert.Single(Problems()));
    }

    [Theory]
    [InlineData("dd/mm/yyyy", 1)]
    [InlineData("[$-813]d\\-mmm;@", 1)]
    [InlineData("0.00\" days\"", 0)]
    [InlineData("[Red]General", 0)]
    public void A_label_that_a_spreadsheet_took_for_a_date_is_named(string format, int problems)
    {
        workbook.SetRaw("choices!C3", type: null, "<v>46023</v>");
        workbook.ShowAs("choices!C3", format);

        Assert.Equal(
            Enumerable.Repeat(
                "choices!C3: holds a date: format the cell as text, and write it again",
                problems
            ),
            Problems()
        );
    }

    [Fact]
    public void Merged_cells_are_named()
    {
        workbook.Merge("groups", "A2:A3");

        Assert.Equal(
            "groups!A2: begins merged cells: unmerge them, each row stands for itself",
            Assert.Single(Problems())
        );
    }

    [Fact]
    public void A_missing_language_is_told_once_for_a_sheet()
    {
        foreach (var row in Enumerable.Range(1, 20))
        {
            workbook[$"choices!D{row}"] = null;
        }

        Assert.Equal(
            "choices!A1: begins a sheet without a column label:: for the language 'fr'",
            Assert.Single(Problems())
        );
    }

    [Fact]
    public void A_missing_text_is_told_with_the_cell_where_it_belongs()
    {
        var place = workbook.PlaceOf("survey", "drinks", "label::Français");
        workbook[place] = null;

        Assert.Equal($"{place}: is missing", Assert.Single(Problems()));
    }

    [Fact]
    public void A_missing_column_is_told_with_its_name()
    {
        foreach (var row in Enumerable.Range(1, 20))
        {
            workbook[$"dimensions!B{row}"] = null;
        }

        Assert.Equal("dimensions!A2: (polarity) is missing", Assert.Single(Problems()));
    }

    [Theory]
    [InlineData(
        "choices!C1",
        "label",
        "needs a language with its code, such as label::Français (fr)"
    )]
    [InlineData(
        "choices!C1",
        "label::English",
        "needs a language with its code, such as label::Français (fr)"
    )]
    [InlineData("choices!C1", "label::fr", "names the column 'label::fr' again")]
    [InlineData(
        "choices!D1",
        "label::Italiano (it)",
        "has the language 'it', for which the sheet survey has no column label::"
    )]
    public void A_column_without_a_language_of_the_questionnaire_is_named(
        string place,
        string written,
        string rule
    )
    {
        workbook[place] = written;
        if (place is "choices!C1" && written is "label::fr")
        {
            // The second of the two is the one that is named.
            place = "choices!D1";
            rule = "names the column 'label::Français (fr)' again";
        }

        Assert.Contains($"{place}: {rule}", Problems());
    }

    [Theory]
    [InlineData("survey")]
    [InlineData("texts")]
    public void A_missing_sheet_is_named(string sheet)
    {
        workbook.Remove(sheet);

        Assert.Equal(
            $"the workbook: has no sheet '{sheet}': 'questionnaire-to-sheet' makes one that has all",
            Assert.Single(Problems())
        );
    }

    [Fact]
    public void A_sheet_that_is_not_known_is_named_unless_it_is_ones_own()
    {
        workbook.Add("external_choices", "list_name");
        workbook.Add("_ideas", "ask about sugar");

        Assert.StartsWith(
            "'external_choices': is no sheet that is known here",
            Assert.Single(Problems()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_hundred_thousand_empty_rows_are_passed_over()
    {
        workbook.AddEmptyRows("survey", 100_000);

        Assert.Empty(Problems());
    }

    [Fact]
    public void A_cell_far_below_the_others_is_named()
    {
        workbook["groups!B100000"] = "?";

        Assert.Equal(
            "groups!B100000: stands below 99996 empty rows: delete them, or the cell",
            Assert.Single(Problems())
        );
    }

    [Fact]
    public void A_list_that_nothing_uses_is_not_lost_without_a_word()
    {
        workbook["choices!A90"] = "sizes";
        workbook["choices!B90"] = "small";

        Assert.Equal(
            "choices!A90: belongs to the list 'sizes', which no question and no scale uses",
            Assert.Single(Problems())
        );
    }

    [Fact]
    public void Half_a_character_is_no_Unicode()
    {
        workbook["choices!C3"] = "_xD83D_";

        Assert.Equal(
            "choices!C3: holds half a character, which is no Unicode",
            Assert.Single(Problems())
        );
    }

    [Fact]
    public void A_group_without_an_end_is_named_with_its_beginning()
    {
        var place = workbook.PlaceOf("survey", "use", "type");
        workbook[workbook.PlaceOf("survey", "end_group", "type")] = null;

        Assert.Equal(
            [$"{place}: begins a group inside a group: end the first one before it"],
            Problems()
        );
    }

    [Fact]
    public void A_note_in_the_midst_of_questions_is_named()
    {
        var place = workbook.PlaceOf("survey", "cups", "type");
        workbook[place] = "note";

        Assert.Contains(
            $"{place}: must stand directly behind a begin_group: it is the sentence below the heading",
            Problems()
        );
    }

    [Fact]
    public void Questions_that_share_a_long_list_do_not_grow_without_end()
    {
        var (type, name) = (
            workbook.PlaceOf("survey", "cups", "type"),
            workbook.PlaceOf("survey", "cups", "name")
        );
        for (var row = 100; row < 1000; row++)
        {
            workbook[$"choices!A{row}"] = "cups";
            workbook[$"choices!B{row}"] = $"o{row}";
        }

        var first = int.Parse(
            type.AsSpan("survey!A".Length),
            System.Globalization.CultureInfo.InvariantCulture
        );
        for (var row = first; row < first + 300; row++)
        {
            workbook[$"survey!A{row}"] = "select_one cups";
            workbook[$"survey!B{row}"] = $"{name[..1]}{row}";
        }

        Assert.Contains(
            Problems(),
            p =>
                p.EndsWith(
                    "brings the options of all questions to more than 200000",
                    StringComparison.Ordinal
                )
        );
    }

    /// <summary>Files that are no workbook, and what is told of them.</summary>
    public static TheoryData<byte[], string> NoWorkbooks =>
        new()
        {
            { [], "is no Excel workbook: save it as .xlsx" },
            { "type,name\n"u8.ToArray(), "is no Excel workbook: save it as .xlsx" },
            {
                [0xD0, 0xCF, 0x11, 0xE0, 0xA1],
                "has a password or the format of before 2007: save it as .xlsx without a password"
            },
            {
                "PK\u0003\u0004"u8.ToArray(),
                "cannot be read: it is damaged, or no Excel workbook (.xlsx)"
            },
            { Zip("mimetype"), "is an OpenDocument file: save it as .xlsx" },
            { Zip("word/document.xml"), "has no sheets" },
        };

    [Theory]
    [MemberData(nameof(NoWorkbooks))]
    public void What_is_no_workbook_is_told_in_one_sentence(byte[] file, string rule)
    {
        Assert.Equal(
            $"the workbook: {rule}",
            Assert.Single(QuestionnaireWorkbook.Read(file).Reading.Problems).ToString()
        );
    }

    [Fact]
    public void A_file_that_unpacks_to_gigabytes_is_not_unpacked()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("xl/workbook.xml").Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 300; i++)
            {
                entry.Write(zeros);
            }
        }

        Assert.Equal(
            "the workbook: unpacks to more than the 256 MiB that are read",
            Assert.Single(QuestionnaireWorkbook.Read(stream.ToArray()).Reading.Problems).ToString()
        );
    }

    [Fact]
    public void An_entity_is_not_expanded()
    {
        var bytes = HandmadeWorkbook.With(
            workbook.Bytes(),
            "xl/worksheets/sheet1.xml",
            Encoding.UTF8.GetBytes(
                "<!DOCTYPE w [<!ENTITY a \"aaaa\">]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c t=\"str\"><v>&a;</v></c></row></sheetData></worksheet>"
            )
        );

        Assert.Equal(
            "the workbook: cannot be read: it is damaged, or no Excel workbook (.xlsx)",
            Assert.Single(QuestionnaireWorkbook.Read(bytes).Reading.Problems).ToString()
        );
    }

    private static byte[] Zip(string entry)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry(entry);
        }

        return stream.ToArray();
    }

    private string[] Problems()
    {
        var reading = QuestionnaireWorkbook.Read(workbook.Bytes());
        Assert.Equal(reading.Reading.Instrument is null, reading.Json.IsEmpty);
        return [.. reading.Reading.Problems.Select(p => p.ToString())];
    }
}
