using Microsoft.Playwright;
using SurveyPipeline.Tests.Browser.Hosting;

namespace SurveyPipeline.Tests.Browser;

/// <summary>Pictures of every page to look at, made on request only: <c>dotnet test --project tests/browser -- --explicit only</c>.
/// They lie in <c>screenshots</c> beside the test program.</summary>
public sealed class Screenshots(ChromiumBrowser chromium)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "screenshots");

    [Fact(Explicit = true)]
    public async Task Every_state_is_pictured_on_every_screen()
    {
        Directory.CreateDirectory(Folder);
        foreach (var language in (string[])["fr", "nl", "de", "en"])
        {
            foreach (var (name, screen) in Screens())
            {
                await PictureAsync(language, name, screen);
            }

            await PrintAsync(language);
        }
    }

    private async Task PictureAsync(string language, string name, BrowserNewContextOptions screen)
    {
        await using var site = await PageStates.StartSiteAsync();
        foreach (var (state, lead) in PageStates.All)
        {
            await using var tab = await RespondentTab.OpenAsync(
                chromium,
                site.Address,
                new BrowserNewContextOptions(screen)
            );
            await lead(tab, site, language);
            await tab.Page.ScreenshotAsync(
                new() { Path = PathOf($"{language}-{name}-{state}.png"), FullPage = true }
            );
        }
    }

    [Fact(Explicit = true)]
    public async Task Every_state_of_the_organisers_pages_is_pictured_on_every_screen()
    {
        Directory.CreateDirectory(Folder);
        foreach (var language in (string[])["fr", "nl", "de", "en"])
        {
            await PrintPosterAsync(language);
            foreach (var (name, screen) in Screens())
            {
                await PictureDeskAsync(language, name, screen);
            }
        }
    }

    private async Task PictureDeskAsync(
        string language,
        string name,
        BrowserNewContextOptions screen
    )
    {
        await using var site = await OrganiserSite.StartAsync();
        foreach (var (state, lead) in OrganiserStates.All)
        {
            await using var desk = await OrganiserDesk.OpenAsync(
                chromium,
                site,
                new BrowserNewContextOptions(screen)
            );
            await lead(desk, site, language);
            await desk.Page.ScreenshotAsync(
                new() { Path = PathOf($"{language}-{name}-{state}.png"), FullPage = true }
            );
        }
    }

    private async Task PrintPosterAsync(string language)
    {
        await using var site = await OrganiserSite.StartAsync();
        await using var desk = await OrganiserDesk.OpenAsync(chromium, site);
        await desk.GoToAsync($"/invite/{language}/poster");
        await desk.Page.PdfAsync(
            new PagePdfOptions { Path = PathOf($"{language}-poster.pdf"), PreferCSSPageSize = true }
        );
    }

    private async Task PrintAsync(string language)
    {
        await using var site = await RespondentSite.StartAsync(RespondentSite.WithAddress());
        await using var tab = await RespondentTab.OpenAsync(chromium, site.Address);
        foreach (var page in (string[])["paper", "guarantees"])
        {
            await tab.Page.GotoAsync($"/{language}/{page}");
            await tab.Page.PdfAsync(
                new PagePdfOptions
                {
                    Path = PathOf($"{language}-{page}.pdf"),
                    PreferCSSPageSize = true,
                }
            );
        }
    }

    private static Dictionary<string, BrowserNewContextOptions> Screens() =>
        new(StringComparer.Ordinal)
        {
            ["phone"] = Screen(390, ColorScheme.Light),
            ["dark"] = Screen(390, ColorScheme.Dark),
            ["desktop"] = Screen(1280, ColorScheme.Light),
            // A window of 1280 pixels at 200 %.
            ["zoom"] = Screen(640, ColorScheme.Light),
        };

    private static BrowserNewContextOptions Screen(int width, ColorScheme scheme) =>
        new()
        {
            ViewportSize = new() { Width = width, Height = 844 },
            ColorScheme = scheme,
            JavaScriptEnabled = false,
        };

    private static string PathOf(string file) => Path.Combine(Folder, file);
}
