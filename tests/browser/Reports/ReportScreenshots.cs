using Microsoft.Playwright;
using SurveyPipeline.Tests.Browser.Hosting;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Browser.Reports;

/// <summary>Pictures of the report to look at, made on request only.</summary>
public sealed class ReportScreenshots(ChromiumBrowser chromium)
{
    [Theory(Explicit = true)]
    [InlineData("phone", 390, ColorScheme.Light)]
    [InlineData("narrow", 320, ColorScheme.Light)]
    [InlineData("desktop", 1280, ColorScheme.Light)]
    [InlineData("dark", 1280, ColorScheme.Dark)]
    public async Task The_report_is_pictured(string name, int width, ColorScheme scheme)
    {
        var folder = Directory
            .CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots"))
            .FullName;
        var report = await ReportSheet.BuildAsync(TestData.BuiltInInstrument());
        await using var sheet = await ReportSheet.OpenAsync(
            chromium,
            report,
            "fr",
            new()
            {
                ViewportSize = new() { Width = width, Height = 6000 },
                ColorScheme = scheme,
            }
        );

        await sheet.Page.ScreenshotAsync(
            new() { Path = Path.Combine(folder, $"report-{name}.png") }
        );
        if (string.Equals(name, "desktop", StringComparison.Ordinal))
        {
            await sheet.Page.PdfAsync(
                new() { Path = Path.Combine(folder, "report.pdf"), PreferCSSPageSize = true }
            );
        }
    }
}
