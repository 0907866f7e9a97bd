using Microsoft.Playwright;
using SurveyPipeline.Tests.Browser.Hosting;

namespace SurveyPipeline.Tests.Browser;

/// <summary>What machines can tell of accessibility, in every state of every page. Axe needs scripts; the pages have none.</summary>
public sealed class AccessibilityTests(ChromiumBrowser chromium)
{
    // A theme changes no structure: what it can break is seen by these.
    private static readonly string[] RulesOfAppearance =
    [
        "color-contrast",
        "link-in-text-block",
        "target-size",
        "scrollable-region-focusable",
    ];

    [Theory]
    [InlineData("fr", 390)]
    [InlineData("nl", 1280)]
    [InlineData("de", 390)]
    [InlineData("en", 1280)]
    public async Task No_state_of_a_page_has_a_violation_in_any_theme(string language, int width)
    {
        await VisitEveryStateAsync(
            language,
            new BrowserNewContextOptions
            {
                ViewportSize = new() { Width = width, Height = 844 },
            },
            async (state, tab) =>
            {
                await tab.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
                await AxeCheck.ExpectNoViolationAsync(tab.Page, $"{state}, light");

                await tab.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                await AxeCheck.ExpectNoViolationAsync(
                    tab.Page,
                    $"{state}, dark",
                    RulesOfAppearance
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

    // Axe reads the colours of the author there, not those of the system: what is asked instead is that the system's are taken.
    [Fact]
    public async Task Forced_colours_are_those_of_the_system_and_show_what_is_chosen()
    {
        await using var site = await PageStates.StartSiteAsync();
        await using var tab = await RespondentTab.OpenAsync(
            chromium,
            site.Address,
            new BrowserNewContextOptions { ForcedColors = ForcedColors.Active }
        );
        await tab.BeginAsync("fr", "admin");
        await tab.AnswerAsync("workload-more", "4");

        var colours = await tab.Page.EvaluateAsync<string[]>(
            """
            () => [...new Set([...document.querySelectorAll('main *')]
              .filter(e => !e.closest('.steps'))
              .map(e => getComputedStyle(e).backgroundColor))]
            """
        );
        var outlines = await tab.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('label')]
              .filter(e => getComputedStyle(e).outlineStyle === 'solid')
              .map(e => e.querySelector('input').name)
            """
        );

        // Canvas, seen through or not: no ground of the style sheet is left.
        Assert.Equal(
            ["rgb(255, 255, 255)", "rgba(255, 255, 255, 0)"],
            colours.Order(StringComparer.Ordinal)
        );
        Assert.Equal(["workload-more"], outlines.Distinct());
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
        await using var tab = await RespondentTab.OpenAsync(chromium, site.Address, options);
        foreach (var (state, lead) in PageStates.All)
        {
            await lead(tab, site, language);
            await check(state, tab);
        }
    }

    private static Task<bool> FitsAsync(IPage page) =>
        page.EvaluateAsync<bool>(
            "() => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth"
        );
}
