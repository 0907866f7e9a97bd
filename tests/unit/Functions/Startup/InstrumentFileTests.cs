using System.Text;
using Microsoft.Extensions.Options;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Instruments.Sheets;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Functions.Startup;

public sealed class InstrumentFileTests : IDisposable
{
    private readonly string path = Path.Combine(
        Directory.CreateTempSubdirectory("instrument").FullName,
        "questionnaire.xlsx"
    );

    [Fact]
    public void A_survey_runs_from_a_workbook()
    {
        Write(TestData.TutorialJson());

        var file = InstrumentFile.Read(path);

        Assert.Equal("tea-kitchen", file.Instrument.Id);
        // What is stored with the series is the JSON that its hash is of.
        Assert.Equal(file.Instrument.Sha256, InstrumentReader.Read(file.Json).Instrument?.Sha256);
    }

    [Fact]
    public void One_that_is_damaged_stops_the_start_with_its_reason()
    {
        File.WriteAllText(path, "no workbook");

        var refused = Assert.Throws<OptionsValidationException>(() => InstrumentFile.Read(path));

        Assert.Equal(
            [
                $"The questionnaire {path} is not valid:",
                "the workbook: is no Excel workbook: save it as .xlsx",
            ],
            refused.Failures
        );
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);

    private void Write(string json) =>
        File.WriteAllBytes(
            path,
            QuestionnaireWorkbook.Write(Encoding.UTF8.GetBytes(json)).Workbook.ToArray()
        );
}
