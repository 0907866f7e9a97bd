using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SurveyPipeline.Instruments;
using SurveyPipeline.Tests.Browser.Hosting;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Browser.Reports;

/// <summary>A report opened from a file, as someone does who was sent it.</summary>
public sealed partial class ReportSheet : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly string file;

    private ReportSheet(IBrowserContext context, IPage page, string file)
    {
        this.context = context;
        this.file = file;
        Page = page;
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Four months of a survey in which one group was carried once.</summary>
    public static Task<BuiltReport> BuildAsync(Instrument instrument)
    {
        int[] sizes = [60, 70, 34, 12];
        return BuiltReport.OfAsync(
            instrument,
            TestData.Outcomes(instrument, 4, (s, m) => s == 3 && m == 3 ? 5 : sizes[s]),
            month: 4
        );
    }

    /// <summary>Opens the report in one language.</summary>
    public static async Task<ReportSheet> OpenAsync(
        ChromiumBrowser chromium,
        BuiltReport report,
        string language,
        BrowserNewContextOptions options,
        string file = "report"
    )
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".html");
        await File.WriteAllBytesAsync(path, report.Bytes($"{file}.{language}.html"));
        options.BypassCSP = true;
        var opened = await chromium.Browser.NewContextAsync(options);
        var page = await opened.NewPageAsync();
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        return new ReportSheet(opened, page, path);
    }

    /// <summary>How many A4 pages it prints to.</summary>
    public async Task<int> PrintedPagesAsync()
    {
        var pdf = await Page.PdfAsync(new() { PreferCSSPageSize = true });
        return PdfPage().Count(Encoding.Latin1.GetString(pdf));
    }

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex PdfPage();

    /// <summary>Opens every data table.</summary>
    public Task OpenTablesAsync() =>
        Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        File.Delete(file);
    }
}
