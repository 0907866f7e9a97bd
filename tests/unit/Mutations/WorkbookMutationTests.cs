using System.IO.Compression;
using SurveyPipeline.Instruments.Sheets;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Unit.Instruments.Sheets;

namespace SurveyPipeline.Tests.Unit.Mutations;

public sealed class WorkbookMutationTests
{
    private static readonly byte[] Workbook = HandmadeWorkbook
        .Of(TestData.TutorialJson())
        .BytesOfLibreOffice();

    [Fact]
    public void A_spoilt_file_is_a_questionnaire_or_its_problems_are_named()
    {
        // Not compressed, so that a change of the file is one of its XML.
        var bytes = HandmadeWorkbook
            .Of(TestData.TutorialJson())
            .Bytes(CompressionLevel.NoCompression);

        MutationRun.Check([bytes], Read);
    }

    [Theory]
    [InlineData("xl/tables/t1.xml")]
    [InlineData("xl/tables/t2.xml")]
    [InlineData("xl/texts.xml")]
    [InlineData("xl/workbook.xml")]
    public void So_is_a_file_with_a_spoilt_part(string part)
    {
        MutationRun.Check(
            [HandmadeWorkbook.PartOf(Workbook, part)],
            content => Read(HandmadeWorkbook.With(Workbook, part, content))
        );
    }

    private static bool Read(byte[] input)
    {
        var reading = QuestionnaireWorkbook.Read(input);
        Assert.Equal(reading.Reading.Instrument is null, !reading.Reading.Problems.IsEmpty);
        Assert.Equal(reading.Reading.Instrument is null, reading.Json.IsEmpty);
        Assert.All(
            reading.Reading.Problems,
            p => Assert.DoesNotContain("$", p.Path, StringComparison.Ordinal)
        );
        return reading.Reading.Instrument is not null;
    }
}
