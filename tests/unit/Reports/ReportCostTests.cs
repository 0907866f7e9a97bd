using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Rows;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Reports;

public sealed class ReportCostTests
{
    [Fact]
    public void Sixty_periods_make_no_more_than_twice_the_rows_of_twelve()
    {
        var twelve = RowsAfter(12);
        var sixty = RowsAfter(60);

        Assert.InRange(sixty, twelve / 2, 2 * twelve);
    }

    private static int RowsAfter(int months)
    {
        var instrument = TestData.ShortInstrument();
        var outcomes = TestData.Outcomes(instrument, months, (s, _) => 40 + s);
        var report = ReportAnalysis.Of(
            instrument,
            TestData.MonthlySeries(instrument),
            outcomes,
            outcomes[^1].Period
        );
        return FigureRows.Of(report).Length;
    }
}
