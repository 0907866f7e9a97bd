using Microsoft.Playwright;
using SurveyPipeline.Tests.Browser.Hosting;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Browser.Reports;

public sealed class ReportSheetTests(ChromiumBrowser chromium)
{
    [Theory]
    [InlineData("fr", ColorScheme.Light)]
    [InlineData("nl", ColorScheme.Dark)]
    [InlineData("de", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task The_report_has_no_accessibility_violation(string language, ColorScheme scheme)
    {
        var report = await ReportSheet.BuildAsync(TestData.ShortInstrument());
        await using var sheet = await ReportSheet.OpenAsync(
            chromium,
            report,
            language,
            new() { ColorScheme = scheme }
        );
        await sheet.OpenTablesAsync();

        await AxeCheck.ExpectNoViolationAsync(sheet.Page, $"the report, {language}, {scheme}");
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task At_320_pixels_nothing_scrolls_sideways_and_no_chart_text_is_cut(
        string language
    )
    {
        var report = await ReportSheet.BuildAsync(TestData.BuiltInInstrument());
        await using var sheet = await ReportSheet.OpenAsync(
            chromium,
            report,
            language,
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );

        var width = await sheet.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.Equal(320, width);
        var cut = await sheet.Page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('svg text')].filter(t => {
              const own = t.getBoundingClientRect(), all = t.ownerSVGElement.getBoundingClientRect();
              return own.left < all.left - 6 || own.right > all.right + 6;
            }).map(t => t.textContent)
            """
        );
        Assert.Empty(cut);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task The_brief_is_two_printed_pages(string language)
    {
        var report = await ReportSheet.BuildAsync(TestData.BuiltInInstrument());
        await using var sheet = await ReportSheet.OpenAsync(
            chromium,
            report,
            language,
            new(),
            "brief"
        );

        Assert.Equal(2, await sheet.PrintedPagesAsync());
    }

    [Fact]
    public async Task The_printed_report_is_little_more_than_half_of_the_46_pages_that_it_was()
    {
        var report = await ReportSheet.BuildAsync(TestData.BuiltInInstrument());
        await using var sheet = await ReportSheet.OpenAsync(chromium, report, "fr", new());

        Assert.InRange(await sheet.PrintedPagesAsync(), 3, 27);
    }

    [Theory]
    [InlineData("fr", ColorScheme.Dark)]
    [InlineData("nl", ColorScheme.Light)]
    [InlineData("de", ColorScheme.Dark)]
    [InlineData("en", ColorScheme.Light)]
    public async Task The_brief_has_no_accessibility_violation(string language, ColorScheme scheme)
    {
        var report = await ReportSheet.BuildAsync(TestData.BuiltInInstrument());
        await using var sheet = await ReportSheet.OpenAsync(
            chromium,
            report,
            language,
            new() { ColorScheme = scheme },
            "brief"
        );

        await AxeCheck.ExpectNoViolationAsync(sheet.Page, $"the brief, {language}, {scheme}");
    }

    [Fact]
    public async Task The_page_asks_for_nothing_but_itself()
    {
        var report = await ReportSheet.BuildAsync(TestData.BuiltInInstrument());
        await using var sheet = await ReportSheet.OpenAsync(chromium, report, "en", new());
        var requests = new List<string>();
        sheet.Page.Request += (_, request) => requests.Add(request.Url);

        await sheet.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Single(requests);
    }
}
