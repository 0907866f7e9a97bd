using Microsoft.Playwright;
using SurveyPipeline.Tests.Browser.Hosting;

namespace SurveyPipeline.Tests.Browser;

/// <summary>Pictures of every page to look at, made on request only: <c>dotnet test --project tests/browser -- --explicit only</c>.
/// They lie in <c>screenshots</c> beside the test program.</summary>
public sealed class Screenshots(ChromiumBrowser chromium)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "screenshots");

    public static MatrixTheoryData<string, string> LanguagesAndScreens =>
        new(["fr", "nl", "de", "en"], ["phone", "dark", "desktop"]);

    [Theory(Explicit = true)]
    [MemberData(nameof(LanguagesAndScreens))]
    public async Task Every_state_is_pictured(string language, string screen)
    {
        await using var site = await PageStates.StartSiteAsync();
        foreach (var (state, lead) in PageStates.All)
        {
            await using var tab = await RespondentTab.OpenAsync(chromium, site, Screen(screen));
            await lead(tab, site, language);
            await tab.Page.ScreenshotAsync(
                new() { Path = PathOf($"{language}-{screen}-{state}.png"), FullPage = true }
            );
        }
    }

    [Theory(Explicit = true)]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task The_paper_form_is_printed(string language)
    {
        await using var site = await RespondentSite.StartAsync();
        await using var tab = await RespondentTab.OpenAsync(
            chromium,
            site,
            new BrowserNewContextOptions
            {
                // As a front end would say it, so that the form carries its QR code.
                ExtraHTTPHeaders = [new("X-Forwarded-Host", "survey.example.org")],
            }
        );
        await tab.Page.GotoAsync($"/{language}/paper");

        await tab.Page.PdfAsync(
            new PagePdfOptions { Path = PathOf($"{language}-paper.pdf"), PreferCSSPageSize = true }
        );
    }

    private static string PathOf(string file)
    {
        Directory.CreateDirectory(Folder);
        return Path.Combine(Folder, file);
    }

    private static BrowserNewContextOptions Screen(string name) =>
        name switch
        {
            "desktop" => new()
            {
                ViewportSize = new() { Width = 1280, Height = 900 },
                JavaScriptEnabled = false,
            },
            "dark" => new()
            {
                ViewportSize = new() { Width = 390, Height = 844 },
                ColorScheme = ColorScheme.Dark,
                JavaScriptEnabled = false,
            },
            _ => new()
            {
                ViewportSize = new() { Width = 390, Height = 844 },
                JavaScriptEnabled = false,
            },
        };
}
