using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SurveyPipeline.Local.Commands;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Local.Commands;

public sealed class SheetCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Sheet => Path.Combine(folder.Path, "questionnaire.xlsx");

    private string Json => Path.Combine(folder.Path, "back.json");

    [Fact]
    public async Task A_questionnaire_becomes_a_sheet_and_comes_back()
    {
        var there = await RunAsync("questionnaire-to-sheet", TestData.EveningLibraryFile, Sheet);
        var back = await RunAsync("sheet-to-questionnaire", Sheet, Json);

        Assert.Equal((0, 0), (there, back));
        Assert.Empty(error.ToString());
        Assert.Equal(
            [
                $"{Sheet} holds evening-library version 2.3.1. Write in it what you like to change; sheet-to-questionnaire reads it back.",
                $"{Json} holds evening-library version 2.3.1.",
                "Nothing changed since the sheet was made.",
                "",
            ],
            output.ToString().Split('\n')
        );
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse(await File.ReadAllBytesAsync(TestData.EveningLibraryFile, Token)),
                JsonNode.Parse(await File.ReadAllBytesAsync(Json, Token))
            )
        );
    }

    [Fact]
    public async Task The_workbook_that_ships_is_right_and_says_what_its_json_says()
    {
        var example = Path.Combine(Checkout.Find()!, "docs", "examples", "workload");

        var right = await RunAsync("check-instrument", $"{example}.xlsx");
        var back = await RunAsync("sheet-to-questionnaire", $"{example}.xlsx", Json);

        Assert.Equal((0, 0), (right, back));
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse(await File.ReadAllBytesAsync($"{example}.json", Token)),
                JsonNode.Parse(await File.ReadAllBytesAsync(Json, Token))
            )
        );
    }

    [Theory]
    [InlineData(
        "At most three per visit.",
        "At most 3 a visit.",
        "Since the sheet was made, texts only: results stay comparable."
    )]
    [InlineData(
        "resource",
        "pressure",
        "Since the sheet was made, more than texts changed: docs/instrument.md, Versions, says what stays comparable."
    )]
    public async Task A_changed_sheet_says_whether_results_stay_comparable(
        string text,
        string instead,
        string told
    )
    {
        var json = JsonEdit.Set(
            TestData.TutorialJson(),
            "items.2.hint",
            """{"en":"At most three per visit.","fr":"Trois au plus."}"""
        );
        await File.WriteAllBytesAsync(Json, json, Token);
        await RunAsync("questionnaire-to-sheet", Json, Sheet);
        Edit(text, instead);

        var exit = await RunAsync("sheet-to-questionnaire", Sheet, Json);

        Assert.Equal((0, ""), (exit, error.ToString()));
        Assert.Equal(told, output.ToString().TrimEnd().Split('\n')[^1]);
    }

    [Theory]
    [InlineData("check-instrument")]
    [InlineData("preview-instrument")]
    public async Task A_command_that_takes_a_questionnaire_names_the_cells_of_a_wrong_sheet(
        string command
    )
    {
        await File.WriteAllTextAsync(Json, TestData.TutorialJson(), Token);
        await RunAsync("questionnaire-to-sheet", Json, Sheet);
        Edit("select_one agreement", "date");

        var exit = await RunAsync(command, Sheet);

        Assert.Equal(1, exit);
        Assert.Equal(
            [
                $"{Sheet} is no valid questionnaire yet, for one reason (each with its sheet and cell):",
                "  survey!A6 the type 'date' is not known here: known are begin_group, end_group, select_one LIST, select_multiple LIST and note",
                "",
            ],
            error.ToString().Split('\n')
        );
    }

    [Fact]
    public async Task A_right_sheet_is_checked_as_a_questionnaire_is()
    {
        await RunAsync("questionnaire-to-sheet", TestData.EveningLibraryFile, Sheet);

        var exit = await RunAsync("check-instrument", Sheet);

        Assert.Equal((0, ""), (exit, error.ToString()));
        Assert.Contains(
            $"{Sheet} is right: evening-library version 2.3.1, 5 groups",
            output.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nothing_is_written_of_a_file_that_is_no_workbook()
    {
        await File.WriteAllTextAsync(Sheet, "type,name", Token);

        var exit = await RunAsync("sheet-to-questionnaire", Sheet, Json);

        Assert.Equal(1, exit);
        Assert.EndsWith(
            "  the workbook is no Excel workbook: save it as .xlsx\n",
            error.ToString(),
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(Json));
    }

    [Theory]
    [InlineData("questionnaire-to-sheet")]
    [InlineData("questionnaire-to-sheet", "a.json")]
    [InlineData("questionnaire-to-sheet", "a.json", "b.json")]
    [InlineData("questionnaire-to-sheet", "nowhere.json", "b.xlsx")]
    [InlineData("sheet-to-questionnaire", "a.xlsx", "b.xlsx")]
    [InlineData("sheet-to-questionnaire", "nowhere.xlsx", "b.json")]
    public async Task What_cannot_be_done_is_one_sentence(params string[] arguments)
    {
        var exit = await RunAsync(arguments);

        Assert.Equal(1, exit);
        Assert.Single(error.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_to_is_one_sentence()
    {
        var exit = await RunAsync(
            "questionnaire-to-sheet",
            TestData.EveningLibraryFile,
            Path.Combine(folder.Path, "nowhere", "out.xlsx")
        );

        Assert.Equal(1, exit);
        Assert.EndsWith("cannot be written.\n", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        folder.Dispose();
        output.Dispose();
        error.Dispose();
    }

    // As a person does in a spreadsheet: one cell.
    private void Edit(string text, string instead)
    {
        using var document = SpreadsheetDocument.Open(Sheet, isEditable: true);
        var cell = document
            .WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<Text>())
            .First(t => string.Equals(t.Text, text, StringComparison.Ordinal));
        cell.Text = instead;
    }

    private Task<int> RunAsync(params string[] arguments) =>
        new LocalProgram
        {
            Compose = _ => { },
            Announce = (_, _) => { },
            Commands =
            [
                SheetCommands.ToSheet,
                SheetCommands.ToQuestionnaire,
                CheckInstrument.Command,
                PreviewInstrument.Command,
            ],
        }.RunAsync(arguments, output, error);
}
