using System.Text.Json;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Reports.Json;

public sealed class JsonReportTests
{
    [Theory]
    [InlineData(1, 9)]
    [InlineData(1, 30)]
    [InlineData(4, 13)]
    [InlineData(4, 300)]
    public async Task The_report_keeps_to_its_published_schema(int months, int respondents)
    {
        var instrument = TestData.ShortInstrument();
        var outcomes = TestData.Outcomes(instrument, months, (_, _) => respondents);

        var report = await BuiltReport.OfAsync(instrument, outcomes, months);

        using var schema = JsonDocument.Parse(report.Bytes("report.schema.json"));
        var check = new JsonSchemaCheck(schema.RootElement);
        Assert.Empty(check.Problems(report.Json()));
    }
}
