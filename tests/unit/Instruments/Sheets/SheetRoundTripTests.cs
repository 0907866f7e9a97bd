using System.Text;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck.Xunit;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Instruments.Sheets;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Instruments.Sheets;

public sealed class SheetRoundTripTests
{
    /// <summary>Questionnaires that people wrote.</summary>
    public static TheoryData<string> Written =>
        [
            Encoding.UTF8.GetString(BuiltInInstrument.Json.AsSpan()),
            File.ReadAllText(TestData.EveningLibraryFile),
            TestData.TutorialJson(),
        ];

    [Theory]
    [MemberData(nameof(Written))]
    public void A_questionnaire_comes_back_from_its_sheet_with_everything_it_holds(string json)
    {
        AssertComesBack(JsonNode.Parse(json)!.AsObject(), libreOffice: false);
    }

    [Property(MaxTest = 50)]
    public void So_does_any_questionnaire_that_is_valid(int seed, bool libreOffice)
    {
        var questionnaire = new GeneratedQuestionnaire(new Random(seed)).Next();
        var json = Encoding.UTF8.GetBytes(questionnaire.ToJsonString());
        Assert.Empty(InstrumentReader.Read(json).Problems);

        AssertComesBack(questionnaire, libreOffice);
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void A_sheet_that_another_program_saved_again_is_read(string json)
    {
        AssertComesBack(JsonNode.Parse(json)!.AsObject(), libreOffice: true);
    }

    [Fact]
    public void The_workbook_is_one_that_the_standard_allows()
    {
        var workbook = QuestionnaireWorkbook.Write(BuiltInInstrument.Json.AsMemory()).Workbook;

        using var document = SpreadsheetDocument.Open(
            new MemoryStream(workbook.ToArray()),
            isEditable: false
        );

        Assert.Empty(
            new OpenXmlValidator()
                .Validate(document, TestContext.Current.CancellationToken)
                .Select(e => e.Description)
        );
        Assert.Equal(
            ["survey", "choices", "settings", "groups", "dimensions", "scales", "texts", "notes"],
            document.WorkbookPart!.Workbook!.Sheets!.Select(s => s.GetAttribute("name", "").Value)
        );
    }

    [Fact]
    public void The_first_rows_are_those_of_an_XLSForm()
    {
        var workbook = HandmadeWorkbook.Of(TestData.TutorialJson());

        Assert.Equal("type", workbook["survey!A1"]);
        Assert.Equal("name", workbook["survey!B1"]);
        Assert.Equal("label::English (en)", workbook["survey!C1"]);
        Assert.Equal("label::Français (fr)", workbook["survey!D1"]);
        Assert.Equal("hint::English (en)", workbook["survey!E1"]);
        Assert.Equal("appearance", workbook["survey!G1"]);
        Assert.Equal("list_name", workbook["choices!A1"]);
        Assert.Equal("form_title::English (en)", workbook["settings!A1"]);
        Assert.Equal(
            "English (en)",
            workbook[workbook.PlaceOf("settings", "Our tea kitchen", "default_language")]
        );
    }

    [Fact]
    public void A_statement_on_a_scale_is_a_likert_of_the_list_that_bears_its_name()
    {
        var workbook = HandmadeWorkbook.Of(TestData.TutorialJson());

        Assert.Equal(
            "select_one agreement",
            workbook[workbook.PlaceOf("survey", "meets-people", "type")]
        );
        Assert.Equal("likert", workbook[workbook.PlaceOf("survey", "meets-people", "appearance")]);
        Assert.Equal("Not at all", workbook[workbook.PlaceOf("choices", "1", "label::English")]);
    }

    [Fact]
    public void The_translator_finds_every_sentence_of_the_product_in_the_sheet_of_texts()
    {
        var bytes = QuestionnaireWorkbook.Write(Encoding.UTF8.GetBytes(TestData.TutorialJson()));
        var sheet = Encoding.UTF8.GetString(
            HandmadeWorkbook.PartOf(bytes.Workbook.ToArray(), "xl/worksheets/sheet7.xml")
        );

        Assert.Contains(">action.send<", sheet, StringComparison.Ordinal);
        Assert.Contains(">default::Français (fr)<", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_too_long_for_a_cell_is_named_and_nothing_is_written()
    {
        var json = JsonEdit.Set(
            TestData.TutorialJson(),
            "items.1.text.en",
            $"\"{new string('a', 32_768)}\""
        );

        var writing = QuestionnaireWorkbook.Write(json);

        Assert.True(writing.Workbook.IsEmpty);
        Assert.Equal(
            "$.items[1].text.en: has 32768 characters: at most 32767 fit a cell of a workbook",
            Assert.Single(writing.Problems).ToString()
        );
    }

    [Fact]
    public void What_has_no_column_stays_with_its_question_when_a_row_is_put_in_before_it()
    {
        var json = JsonEdit.Set(TestData.TutorialJson(), "items.3.concepts", "[{\"cup\":1}]");
        var workbook = HandmadeWorkbook.Of(Encoding.UTF8.GetString(json));
        workbook.Repeat("survey", "meets-people", "meets-more-people");

        var reading = QuestionnaireWorkbook.Read(workbook.Bytes());

        Assert.Empty(reading.Reading.Problems);
        var items = JsonNode.Parse(reading.Json.Span)!["items"]!;
        Assert.Equal("meets-more-people", (string?)items[2]!["id"]);
        Assert.Equal("cups", (string?)items[4]!["id"]);
        Assert.Equal("[{\"cup\":1}]", items[4]!["concepts"]!.ToJsonString());
    }

    [Fact]
    public void Every_questionnaire_that_was_ever_shipped_comes_back()
    {
        Assert.All(
            Directory.GetFiles(
                Path.Combine(Checkout.Find()!, "tests", "instruments", "shipped"),
                "*.json"
            ),
            file => AssertComesBack(JsonNode.Parse(File.ReadAllBytes(file))!.AsObject(), false)
        );
    }

    private static void AssertComesBack(JsonObject questionnaire, bool libreOffice)
    {
        var json = questionnaire.ToJsonString();
        var workbook = libreOffice
            ? HandmadeWorkbook.Of(json).BytesOfLibreOffice()
            : QuestionnaireWorkbook.Write(Encoding.UTF8.GetBytes(json)).Workbook.ToArray();

        var reading = QuestionnaireWorkbook.Read(workbook);

        Assert.Empty(reading.Reading.Problems);
        Assert.Equal(SheetChange.Nothing, reading.Change);
        var back = JsonNode.Parse(reading.Json.Span);
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(json), back),
            $"{json}\nbecame\n{back!.ToJsonString()}"
        );
    }
}
