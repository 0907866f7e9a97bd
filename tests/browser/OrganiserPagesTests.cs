using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SurveyPipeline.Tests.Browser.Hosting;

namespace SurveyPipeline.Tests.Browser;

/// <summary>The organisers' pages and the public list of results in a real browser.</summary>
public sealed class OrganiserPagesTests(ChromiumBrowser chromium)
{
    private const string Report = "/reports/social-work-digital-pressure@1.0.0/2026-10";

    private static readonly AxeRunOptions Violations = new()
    {
        ResultTypes = [ResultType.Violations],
    };

    [Theory]
    [InlineData("fr", 390, ColorScheme.Light)]
    [InlineData("nl", 390, ColorScheme.Dark)]
    [InlineData("de", 1280, ColorScheme.Dark)]
    [InlineData("en", 1280, ColorScheme.Light)]
    public async Task No_page_has_a_violation(string language, int width, ColorScheme scheme)
    {
        await VisitEveryPageAsync(
            language,
            new BrowserNewContextOptions
            {
                ViewportSize = new() { Width = width, Height = 844 },
                ColorScheme = scheme,
            },
            async page =>
            {
                var result = await page.RunAxe(Violations);

                Assert.True(
                    result.Violations.Length == 0,
                    $"{page.Url}: {string.Join("; ", result.Violations.Select(v => $"{v.Id} at {string.Join(", ", v.Nodes.Select(n => n.Html))}"))}"
                );
            }
        );
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task No_page_is_wider_than_320_pixels(string language)
    {
        await VisitEveryPageAsync(
            language,
            new BrowserNewContextOptions
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            },
            async page =>
                Assert.True(
                    await page.EvaluateAsync<bool>(
                        "() => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth"
                    ),
                    $"{page.Url} is wider than its window"
                )
        );
    }

    [Fact]
    public async Task An_organiser_without_scripts_gets_from_the_printed_link_to_a_file()
    {
        await using var site = await OrganiserSite.StartAsync();
        await using var profile = await OpenAsync(
            site,
            new BrowserNewContextOptions { JavaScriptEnabled = false, Locale = "nl-BE" }
        );
        var page = await profile.NewPageAsync();

        await page.GotoAsync($"/reports?code={site.Key}");
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).First.ClickAsync();
        await page.GetByText("October 2026").First.ClickAsync();
        await page.GetByText("October 2026").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Report: October 2026" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "HTML English" }).ClickAsync();

        Assert.Equal("report.en.html", await page.Locator("body").TextContentAsync());
        Assert.Contains($"code={site.Key}", page.Url, StringComparison.Ordinal);
    }

    private async Task VisitEveryPageAsync(
        string language,
        BrowserNewContextOptions options,
        Func<IPage, Task> check
    )
    {
        await using var site = await OrganiserSite.StartAsync();
        await using var profile = await OpenAsync(site, options);
        var page = await profile.NewPageAsync();
        foreach (
            var path in (string[])
                [
                    $"/reports?lang={language}&code={site.Key}",
                    $"/reports/about?lang={language}&code={site.Key}",
                    $"{Report}?lang={language}&code={site.Key}",
                    $"{Report}/none?lang={language}&code={site.Key}",
                    $"{Report}/No?lang={language}&code={site.Key}",
                    $"/{language}/results",
                ]
        )
        {
            await page.GotoAsync(path);
            await check(page);
        }
    }

    private Task<IBrowserContext> OpenAsync(OrganiserSite site, BrowserNewContextOptions options)
    {
        options.BaseURL = site.Address.ToString();
        return chromium.Browser.NewContextAsync(options);
    }
}
