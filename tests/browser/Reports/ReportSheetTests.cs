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
    public async Task What_practitioners_tell_stands_on_the_first_printed_page(string language)
    {
        const int PrintedWidth = 695;
        const int PrintedHeight = 1024;
        var report = await ReportSheet.BuildAsync(TestData.BuiltInInstrument());
        await using var sheet = await ReportSheet.OpenAsync(
            chromium,
            report,
            language,
            new()
            {
                ViewportSize = new() { Width = PrintedWidth, Height = PrintedHeight },
            }
        );

        await sheet.Page.EmulateMediaAsync(new() { Media = Media.Print });

        var bottom = await sheet.Page.EvaluateAsync<double>(
            "document.querySelector('.summary').getBoundingClientRect().bottom"
        );
        Assert.InRange(bottom, 1, PrintedHeight);
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
