using System.Globalization;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Reports;

/// <summary>Reports about scales of other lengths than five, codes from 0 too.</summary>
public sealed class LongScaleReportTests
{
    private const string Item = "workload-more";

    [Theory]
    [InlineData(3, 1, "top-one", 0)]
    [InlineData(4, 1, "top-two", 0)]
    [InlineData(7, 1, "top-two", 3)]
    [InlineData(11, 0, "top-two", 3)]
    public async Task The_data_hold_each_point_the_bands_and_the_top(
        int points,
        int first,
        string top,
        int bands
    )
    {
        var rows = await RowsAsync(points, first);

        Assert.Equal(
            Enumerable.Range(first, points).Select(c => c.ToString(CultureInfo.InvariantCulture)),
            rows.Where(r => r["statistic"] is "category").Select(r => r["category"])
        );
        Assert.Single(rows, r => string.Equals(r["statistic"], top, StringComparison.Ordinal));
        Assert.Equal(bands, rows.Count(r => r["statistic"] is "band"));
    }

    [Fact]
    public async Task The_bands_are_the_sums_of_their_points()
    {
        var rows = await RowsAsync(11, 0);
        var counts = rows.Where(r => r["statistic"] is "category").Select(CountOf).ToArray();

        Assert.Equal(
            [("0-3", counts[..4].Sum()), ("4-6", counts[4..7].Sum()), ("7-10", counts[7..].Sum())],
            rows.Where(r => r["statistic"] is "band").Select(r => (r["category"], CountOf(r)))
        );
    }

    [Fact]
    public async Task The_mean_is_one_of_codes()
    {
        var rows = await RowsAsync(11, 0);
        var counts = rows.Where(r => r["statistic"] is "category").Select(CountOf).ToArray();
        var mean = counts.Select((n, code) => (double)n * code).Sum() / counts.Sum();

        var row = Assert.Single(rows, r => r["statistic"] is "mean");

        Assert.Equal(mean, double.Parse(row["value"], CultureInfo.InvariantCulture), 5);
    }

    [Fact]
    public async Task The_page_names_the_codes_of_the_top_and_draws_three_bands()
    {
        var report = await ReportAsync(11, 0);
        var section = report.Page("en").QuerySelector($"#item-{Item}")!.Closest("section")!;

        Assert.Contains("9\u00a0+\u00a010", section.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("4\u00a0+\u00a05", section.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["0 to 3: 0: low", "4 to 6", "7 to 10: 10: high"],
            section.QuerySelectorAll(".legend li").SkipLast(1).Select(l => l.TextContent.Trim())
        );
        Assert.Contains("Mean (0 to 10)", section.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_three_points_the_highest_answer_is_told()
    {
        var report = await ReportAsync(3, 1);
        var page = report.Page("en").Body!.TextContent;

        Assert.Contains("3: the highest answer.", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" or “3: high”", page, StringComparison.Ordinal);
    }

    // "Few or none" stands for a rounded count of nothing.
    private static int CountOf(Dictionary<string, string> row) =>
        row["form"] is "fewOrNone" ? 0 : int.Parse(row["count_low"], CultureInfo.InvariantCulture);

    private static async Task<Dictionary<string, string>[]> RowsAsync(int points, int first) =>
        [
            .. (await ReportAsync(points, first))
                .Csv()
                .Where(r =>
                    r["item"] is Item && r["group"] is "admin" && r["scope"] is "cumulative"
                ),
        ];

    private static Task<BuiltReport> ReportAsync(int points, int first)
    {
        var instrument = TestData.WithScales(points, first);
        return BuiltReport.OfAsync(instrument, TestData.Outcomes(instrument, 1, (_, _) => 3000), 1);
    }
}
