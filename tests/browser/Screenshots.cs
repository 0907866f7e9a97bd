using Microsoft.Playwright;
using SurveyPipeline.Tests.Browser.Hosting;

namespace SurveyPipeline.Tests.Browser;

/// <summary>Pictures of every page to look at, made on request only.</summary>
public sealed class Screenshots(ChromiumBrowser chromium)
{
    [Fact(Explicit = true)]
    public async Task Every_page_is_pictured()
    {
        await using var site = await RespondentSite.StartAsync();
        var folder = Directory
            .CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots"))
            .FullName;
        foreach (
            var (name, options) in new (string, BrowserNewContextOptions)[]
            {
                (
                    "phone",
                    new()
                    {
                        ViewportSize = new() { Width = 390, Height = 844 },
                        DeviceScaleFactor = 1,
                    }
                ),
                (
                    "dark",
                    new()
                    {
                        ViewportSize = new() { Width = 390, Height = 844 },
                        ColorScheme = ColorScheme.Dark,
                    }
                ),
                (
                    "desktop",
                    new()
                    {
                        ViewportSize = new() { Width = 1280, Height = 900 },
                    }
                ),
            }
        )
        {
            options.BaseURL = site.Address.ToString();
            options.JavaScriptEnabled = false;
            await using var context = await chromium.Browser.NewContextAsync(options);
            var page = await context.NewPageAsync();
            async Task Shoot(string what) =>
                await page.ScreenshotAsync(
                    new() { Path = Path.Combine(folder, $"{name}-{what}.png"), FullPage = true }
                );
            await page.GotoAsync("/fr");
            await Shoot("start");
            await page.Locator("main button").Last.ClickAsync();
            await Shoot("start-error");
            await page.Locator("input[value=admin]").CheckAsync();
            await page.Locator("main button").Last.ClickAsync();
            await page.Locator("input[name=workload-more][value='4']").CheckAsync();
            await page.Locator("input[name=voice-actions][value=team]").CheckAsync();
            await page.Locator("input[name=voice-actions][value=none]").CheckAsync();
            await Shoot("questions");
            await page.Locator("main button").Last.ClickAsync();
            await Shoot("questions-error");
            await page.Locator("input[name=voice-actions][value=none]").UncheckAsync();
            await page.Locator("main button").Last.ClickAsync();
            await Shoot("check");
            site.Intake.Failure = new SurveyPipeline.Responses.IntakeUnavailableException();
            await page.Locator("main button").Last.ClickAsync();
            await Shoot("retry");
            site.Intake.Failure = null;
            await page.Locator("main button").First.ClickAsync();
            await Shoot("thanks");
            foreach (var what in new[] { "privacy", "accessibility", "paper" })
            {
                await page.GotoAsync("/fr/" + what);
                if (options.ViewportSize!.Width > 1000)
                    await page.PdfAsync(
                        new()
                        {
                            Path = Path.Combine(folder, $"{what}.pdf"),
                            PreferCSSPageSize = true,
                        }
                    );
                await Shoot(what);
            }
            await page.GotoAsync("/xx");
            await Shoot("notfound");
        }
    }
}
