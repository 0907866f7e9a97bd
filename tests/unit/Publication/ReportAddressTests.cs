using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Publication;

public sealed class ReportAddressTests
{
    [Theory]
    [InlineData("survey@1.0.0", "2026-11", "report.fr.html")]
    [InlineData("social-work-digital-pressure@1.12.0", "2026-W47", "report.schema.json")]
    [InlineData("survey-2@10.0.3~trial", "2026-11-24T05-58", "report-2.xlsx")]
    [InlineData("survey@1.0.0", "2026-11", "report.zh-Hant.html")]
    public void Names_as_they_are_published_are_read(string series, string period, string file)
    {
        var address = ReportAddress.Parse(series, period, file);

        Assert.Equal(new SeriesId(series), address!.Series);
        Assert.Equal(period, address.Period.Name);
        Assert.Equal(file, address.File);
    }

    [Fact]
    public void A_report_as_a_whole_has_no_file()
    {
        Assert.Equal(
            new ReportAddress(new SeriesId("survey@1.0.0"), TestData.Month("2026-11"), File: null),
            ReportAddress.Parse("survey@1.0.0", "2026-11")
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("errata")]
    [InlineData("survey")]
    [InlineData("survey@1.0")]
    [InlineData("Survey@1.0.0")]
    [InlineData("survey@1.0.0~other")]
    [InlineData("survey@1.0.0\n")]
    [InlineData("../survey@1.0.0")]
    [InlineData("..")]
    [InlineData("survey@1.0.0/2026-11")]
    [InlineData("survey@1.0.0%2f")]
    [InlineData("survey@1.0.0\\")]
    [InlineData("survey@٣.0.0")]
    public void What_cannot_be_a_series_is_refused(string? series)
    {
        Assert.Null(ReportAddress.Parse(series, "2026-11", "report.fr.html"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("2026-13")]
    [InlineData("2026-11/")]
    [InlineData("2026-11%00")]
    [InlineData("november")]
    [InlineData("٢٠٢٦-11")]
    public void What_cannot_be_a_period_is_refused(string? period)
    {
        Assert.Null(ReportAddress.Parse("survey@1.0.0", period, "report.fr.html"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(".html")]
    [InlineData("report..html")]
    [InlineData("report.html.")]
    [InlineData("report.fr.html\n")]
    [InlineData("report.fr.html\0")]
    [InlineData("../manifest.json")]
    [InlineData("..%2fmanifest.json")]
    [InlineData("%2e%2e")]
    [InlineData("..\\manifest.json")]
    [InlineData("report.fr.html:stream")]
    [InlineData("report fr.html")]
    [InlineData("rapport-é.html")]
    public void What_cannot_be_a_file_is_refused(string file)
    {
        Assert.Null(ReportAddress.Parse("survey@1.0.0", "2026-11", file));
    }
}
