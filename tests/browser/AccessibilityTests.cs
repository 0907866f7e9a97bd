using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SurveyPipeline.Tests.Browser.Hosting;

namespace SurveyPipeline.Tests.Browser;

/// <summary>What machines can tell of accessibility, in every state of every page. Axe needs scripts; the pages have none.</summary>
public sealed class AccessibilityTests(ChromiumBrowser chromium)
{
    private static readonly AxeRunOptions Violations = new()
    {
        ResultTypes = [ResultType.Violations],
    };

    [Theory]
    [InlineData("fr", 390, ColorScheme.Light)]
    [InlineData("fr", 1280, ColorScheme.Dark)]
    [InlineData("nl", 390, ColorScheme.Dark)]
    [InlineData("de", 1280, ColorScheme.Light)]
    [InlineData("en", 390, ColorScheme.Light)]
    public async Task No_state_of_a_page_has_a_violation(
        string language,
        int width,
        ColorScheme scheme
    )
    {
        await VisitEveryStateAsync(
            language,
            new BrowserNewContextOptions
            {
                ViewportSize = new() { Width = width, Height = 844 },
                ColorScheme = scheme,
            },
            async (state, tab) =>
            {
                var result = await tab.Page.RunAxe(Violations);

                Assert.True(
                    result.Violations.Length == 0,
                    $"{state}: {string.Join("; ", result.Violations.Select(Describe))}"
                );
            }
        );
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Nothing_is_cut_at_320_pixels_nor_with_wide_text_spacing(string language)
    {
        await VisitEveryStateAsync(
            language,
            new BrowserNewContextOptions
            {
                ViewportSize = new() { Width = 320, Height = 640 },
                BypassCSP = true,
            },
            async (state, tab) =>
            {
                Assert.True(await FitsAsync(tab.Page), $"{state} is wider than its window");

                // WCAG 1.4.12
                await tab.Page.AddStyleTagAsync(
                    new()
                    {
                        Content =
                            "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
                    }
                );
                Assert.True(await FitsAsync(tab.Page), $"{state} does not bear text spacing");
            }
        );
    }

    [Fact]
    public async Task Everything_to_press_is_at_least_44_pixels_high()
    {
        await VisitEveryStateAsync(
            "fr",
            new BrowserNewContextOptions
            {
                ViewportSize = new() { Width = 390, Height = 844 },
            },
            async (state, tab) =>
            {
                var small = await tab.Page.EvaluateAsync<string[]>(
                    """
                    () => [...document.querySelectorAll('label, button:not(.unseen), nav a, .choices a')]
                      .filter(e => { const b = e.getBoundingClientRect(); return b.height < 44 || b.width < 44; })
                      .map(e => e.textContent)
                    """
                );

                Assert.True(small.Length == 0, $"{state}: {string.Join(", ", small)}");
            }
        );
    }

    [Fact]
    public async Task Every_state_has_a_title_and_one_heading_of_the_first_level()
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        await VisitEveryStateAsync(
            "en",
            new BrowserNewContextOptions(),
            async (state, tab) =>
            {
                Assert.Equal(1, await tab.Page.Locator("h1").CountAsync());
                titles[state] = await tab.Page.TitleAsync();
            }
        );

        Assert.Equal("Digitalisation and your work: questionnaire", titles["start"]);
        Assert.Equal("Error: Digitalisation and your work: questionnaire", titles["start-error"]);
        Assert.Equal(
            "The questions – Digitalisation and your work: questionnaire",
            titles["questions-admin"]
        );
        Assert.Equal(
            "Print version – Digitalisation and your work: questionnaire",
            titles["paper"]
        );
    }

    private async Task VisitEveryStateAsync(
        string language,
        BrowserNewContextOptions options,
        Func<string, RespondentTab, Task> check
    )
    {
        await using var site = await PageStates.StartSiteAsync();
        foreach (var (state, lead) in PageStates.All)
        {
            await using var tab = await RespondentTab.OpenAsync(
                chromium,
                site.Address,
                new BrowserNewContextOptions(options)
            );
            await lead(tab, site, language);
            await check(state, tab);
        }
    }

    private static Task<bool> FitsAsync(IPage page) =>
        page.EvaluateAsync<bool>(
            "() => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth"
        );

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id} at {string.Join(", ", violation.Nodes.Select(n => n.Html))}";
}
