using Microsoft.Playwright;
using SurveyPipeline.Tests.Browser.Hosting;

namespace SurveyPipeline.Tests.Browser;

/// <summary>The organisers' pages and the public list of results in a real browser.</summary>
public sealed class OrganiserDeskTests(ChromiumBrowser chromium)
{
    [Theory]
    [InlineData("fr", 320, ColorScheme.Light)]
    [InlineData("nl", 320, ColorScheme.Dark)]
    [InlineData("de", 1280, ColorScheme.Dark)]
    [InlineData("en", 1280, ColorScheme.Light)]
    public async Task No_state_of_a_page_has_a_violation_or_is_wider_than_320_pixels(
        string language,
        int width,
        ColorScheme scheme
    )
    {
        await using var site = await OrganiserSite.StartAsync();
        await using var desk = await OrganiserDesk.OpenAsync(
            chromium,
            site,
            new BrowserNewContextOptions { ColorScheme = scheme }
        );
        foreach (var (state, lead) in OrganiserStates.All)
        {
            await desk.Page.SetViewportSizeAsync(width, 844);
            await lead(desk, site, language);
            await AxeCheck.ExpectNoViolationAsync(desk.Page, state);

            await desk.Page.SetViewportSizeAsync(320, 844);
            Assert.True(
                await desk.Page.EvaluateAsync<bool>(
                    "() => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth"
                ),
                $"{state} is wider than its window"
            );
        }
    }

    [Fact]
    public async Task What_can_be_pressed_is_44_pixels_high()
    {
        await using var site = await OrganiserSite.StartAsync();
        foreach (
            var state in (string[])
                ["organisers", "invite", "asked", "statement", "poster", "entry-differ-error"]
        )
        {
            await using var desk = await OrganiserDesk.OpenAsync(
                chromium,
                site,
                new BrowserNewContextOptions
                {
                    ViewportSize = new() { Width = 390, Height = 844 },
                }
            );
            await OrganiserStates.All[state](desk, site, "fr");

            var small = await desk.Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('a:not(.skip), button, input:not([type=hidden]), textarea, summary')]
                    .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44)
                    .filter(e => e.getBoundingClientRect().width > 1)
                    .map(e => e.outerHTML)
                """
            );

            Assert.Empty(small);
        }
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
        await FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = "English" }).First);
        await page.GetByText("Files of the report: October 2026").ClickAsync();
        await page.GetByText("Files of the report: October 2026").ClickAsync();
        await FollowAsync(
            page.GetByRole(AriaRole.Link, new() { Name = "Report: October 2026", Exact = true })
        );
        await FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = "HTML English" }));

        await Assertions.Expect(page.Locator("body")).ToHaveTextAsync("report.en.html");
        Assert.Contains($"code={site.Key}", page.Url, StringComparison.Ordinal);
    }

    private static Task FollowAsync(ILocator link) => link.Page.LeaveAsync(() => link.ClickAsync());

    private Task<IBrowserContext> OpenAsync(OrganiserSite site, BrowserNewContextOptions options)
    {
        options.BaseURL = site.Address.ToString();
        return chromium.Browser.NewContextAsync(options);
    }
}
