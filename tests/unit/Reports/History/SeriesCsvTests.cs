using System.Text;
using SurveyPipeline.Reports.History;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Reports.History;

/// <summary>The table of a series and that of a report have two lists of columns, one of what is read back and one of what is computed: they must
/// say the same.</summary>
public sealed class SeriesCsvTests
{
    private const string OfSeriesAlone = "corrections";

    [Fact]
    public async Task A_row_says_what_the_row_of_the_report_says_in_columns_of_the_same_name()
    {
        var instrument = TestData.ShortInstrument();
        var outcomes = TestData.Outcomes(instrument, 2, (s, month) => 40 + (7 * s) + month);
        var report = await BuiltReport.OfAsync(instrument, outcomes, month: 2);
        var figures = ReleasedFigures.Read(report.Bytes("report.json"), "2026-02");

        var series = TestData.ReadCsv(
            Encoding.UTF8.GetString(
                SeriesCsv.Write(
                    TestData.MonthlySeries(instrument).Id,
                    [new ReleasedReport("2026-02", 0, figures)]
                )
            )
        );

        Assert.NotEmpty(series);
        var rows = report.Csv().Where(r => r["scope"] is "period").ToDictionary(KeyOf);
        Assert.All(
            series,
            row =>
            {
                var said = rows[KeyOf(row)];
                Assert.All(
                    row.Where(field => field.Key is not OfSeriesAlone),
                    field => Assert.Equal(said[field.Key], field.Value)
                );
            }
        );
    }

    private static (string, string, string, string) KeyOf(Dictionary<string, string> row) =>
        (row["group"], row["item"], row["statistic"], row["category"]);
}
