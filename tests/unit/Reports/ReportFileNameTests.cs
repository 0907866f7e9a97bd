using SurveyPipeline.Reports;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Reports;

public sealed class ReportFileNameTests
{
    [Theory]
    [InlineData("report.fr.html", ReportFormat.Html, "fr")]
    [InlineData("report.nl.csv", ReportFormat.Csv, "nl")]
    [InlineData("report-de.xlsx", ReportFormat.Xlsx, "de")]
    [InlineData("report.en.json", ReportFormat.Json, "en")]
    [InlineData("report.schema.json", ReportFormat.JsonSchema, null)]
    [InlineData("datapackage.json", ReportFormat.DataPackage, null)]
    [InlineData("codebook.csv", ReportFormat.Codebook, null)]
    [InlineData("report.zip", ReportFormat.Zip, null)]
    [InlineData("notes.fr.txt", ReportFormat.Other, "fr")]
    [InlineData("report.pl.html", ReportFormat.Html, null)]
    public void A_name_tells_format_and_language(string name, ReportFormat format, string? language)
    {
        var file = new ReportFileName(name);

        Assert.Equal(format, file.Format);
        Assert.Equal(language, file.LanguageAmong(TestData.BuiltInInstrument().Languages)?.Code);
    }

    [Fact]
    public async Task Every_file_of_a_report_has_a_format_of_its_own()
    {
        var instrument = TestData.BuiltInInstrument();

        var report = await BuiltReport.OfAsync(
            instrument,
            TestData.Outcomes(instrument, 1, (_, _) => 12),
            month: 1
        );

        Assert.DoesNotContain(
            report.Files,
            f => new ReportFileName(f.Name).Format == ReportFormat.Other
        );
    }
}
