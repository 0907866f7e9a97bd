using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Reports.Xlsx;

public sealed class XlsxReportTests
{
    [Theory]
    [InlineData(1, 9)]
    [InlineData(3, 40)]
    public async Task The_workbook_is_valid_in_every_language(int months, int respondents)
    {
        var instrument = TestData.ShortInstrument();
        var outcomes = TestData.Outcomes(instrument, months, (_, _) => respondents);

        var report = await BuiltReport.OfAsync(instrument, outcomes, months);

        Assert.All(
            instrument.Languages,
            l =>
            {
                using var workbook = Open(report, l.Code);
                Assert.Empty(
                    new OpenXmlValidator()
                        .Validate(workbook, TestContext.Current.CancellationToken)
                        .Select(e => $"{e.Path?.XPath}: {e.Description}")
                );
            }
        );
    }

    [Fact]
    public async Task There_is_a_summary_a_sheet_for_each_block_and_the_codebook()
    {
        var instrument = TestData.ShortInstrument();
        var outcomes = TestData.Outcomes(instrument, 1, (_, _) => 30);

        var report = await BuiltReport.OfAsync(instrument, outcomes, 1);

        using var workbook = Open(report, "en");
        Assert.Equal(
            [
                "Summary",
                "Digitalisation in your work",
                "What changes in your work",
                "Your profession",
                "Online and in person",
                "Access to rights",
                "Workload, skills and partners",
                "Your profile",
                "Codebook",
            ],
            workbook.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(s => s.Name!.Value!),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public async Task A_row_is_as_high_as_its_longest_wrapped_text_takes()
    {
        var instrument = TestData.ShortInstrument();
        var outcomes = TestData.Outcomes(instrument, 1, (_, _) => 30);

        var report = await BuiltReport.OfAsync(instrument, outcomes, 1);

        using var workbook = Open(report, "fr");
        var heights = workbook
            .WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<Row>())
            .Select(r => r.Height!.Value);
        var rows = WorkbookRows.Of(report.Bytes("report.fr.xlsx")).Zip(heights).ToList();
        // 93 characters in a column of 64 are two lines of 15 points.
        var trust = rows.Where(r => r.First.GetValueOrDefault('J') is "relation-trust").ToList();
        Assert.NotEmpty(trust);
        Assert.All(trust, r => Assert.Equal(30, r.Second));
        Assert.Equal(15, rows.First(r => r.First.GetValueOrDefault('A') is "Question").Second);
    }

    private static SpreadsheetDocument Open(BuiltReport report, string language) =>
        SpreadsheetDocument.Open(
            new MemoryStream(report.Bytes($"report.{language}.xlsx")),
            isEditable: false
        );
}
