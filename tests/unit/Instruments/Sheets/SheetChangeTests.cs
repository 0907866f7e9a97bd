using System.Text.Json;
using SurveyPipeline.Instruments;
using SurveyPipeline.Instruments.Sheets;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Instruments.Sheets;

public sealed class SheetChangeTests
{
    private readonly HandmadeWorkbook workbook = HandmadeWorkbook.Of(TestData.TutorialJson());

    [Fact]
    public void A_sheet_that_nobody_changed_says_so()
    {
        Assert.Equal(SheetChange.Nothing, Read().Change);
    }

    [Theory]
    [InlineData("survey", "drinks", "label::Français", "Que buvez-vous\u00A0?")]
    [InlineData("choices", "tea", "label::English", "Black tea")]
    [InlineData("scales", "agreement", "prompt::English", "Do you agree?")]
    [InlineData("texts", "start.purpose", "text::English", "We ask.")]
    [InlineData("settings", "Our tea kitchen", "form_title::English", "Tea")]
    [InlineData("settings", "Our tea kitchen", "version", "1.0.1")]
    public void Where_only_texts_and_the_version_changed_results_stay_comparable(
        string sheet,
        string row,
        string column,
        string text
    )
    {
        workbook[workbook.PlaceOf(sheet, row, column)] = text;

        Assert.Equal(SheetChange.TextsOnly, Read().Change);
    }

    [Theory]
    [InlineData("survey", "cups", "ordered", "no")]
    [InlineData("survey", "meets-people", "groups", "office")]
    [InlineData("dimensions", "kitchen", "polarity", "pressure")]
    [InlineData("settings", "Our tea kitchen", "publication_threshold", "20")]
    public void Whatever_else_changed_is_more_than_texts(
        string sheet,
        string row,
        string column,
        string value
    )
    {
        workbook[workbook.PlaceOf(sheet, row, column)] = value;

        Assert.Equal(SheetChange.More, Read().Change);
    }

    [Fact]
    public void A_sheet_that_was_made_from_nothing_says_nothing()
    {
        workbook[workbook.PlaceOf("settings", "Our tea kitchen", "made_from")] = null;

        Assert.Equal(SheetChange.Unknown, Read().Change);
    }

    [Fact]
    public void A_questionnaire_that_was_changed_in_its_sheet_is_the_changed_one()
    {
        workbook[workbook.PlaceOf("choices", "tea", "label::English")] = "Black tea";
        workbook.SetRaw(
            workbook.PlaceOf("settings", "Our tea kitchen", "publication_threshold"),
            type: null,
            "<v>12</v>"
        );
        workbook.SetRaw(workbook.PlaceOf("survey", "cups", "ordered"), "b", "<v>0</v>");

        var instrument = Read().Reading.Instrument!;

        Assert.Equal(12, instrument.PublicationThreshold);
        Assert.Equal(
            "Black tea",
            instrument.Items.OfType<MultiChoiceItem>().Single().Options[0].Label[
                instrument.DefaultLanguage
            ]
        );
        Assert.False(instrument.Items.OfType<SingleChoiceItem>().Last().IsOrdered);
    }

    [Fact]
    public void The_JSON_of_a_sheet_is_the_same_each_time()
    {
        Assert.Equal(Read().Reading.Instrument!.Sha256, Read().Reading.Instrument!.Sha256);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(Read().Json).RootElement.ValueKind);
    }

    private SheetReading Read()
    {
        var reading = QuestionnaireWorkbook.Read(workbook.Bytes());
        Assert.Empty(reading.Reading.Problems);
        return reading;
    }
}
