using Microsoft.Playwright;
using SurveyPipeline.Tests.Browser.Hosting;

namespace SurveyPipeline.Tests.Browser;

/// <summary>What machines can tell of accessibility, in every state of every page. Axe needs scripts; the pages have none.</summary>
[Collection(nameof(RespondentRounds))]
public sealed class AccessibilityTests(ChromiumBrowser chromium, RespondentRounds rounds)
{
    public static TheoryData<string> Languages => new("fr", "nl", "de", "en");

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task No_state_of_a_page_has_a_violation_in_any_theme(string language)
    {
        Assert.All(await rounds.ReadAsync(language), f => Assert.Empty(f.Violations));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Nothing_is_cut_at_320_pixels_nor_with_wide_text_spacing(string language)
    {
        Assert.All(
            await rounds.ReadAsync(language),
            f =>
            {
                Assert.True(f.FitsNarrow, $"{f.State} is wider than its window");
                Assert.True(f.FitsSpaced, $"{f.State} does not bear text spacing");
            }
        );
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Everything_to_press_is_at_least_44_pixels_high(string language)
    {
        Assert.All(await rounds.ReadAsync(language), f => Assert.Empty(f.SmallTargets));
    }

    [Fact]
    public async Task A_picture_without_words_is_a_violation()
    {
        await using var profile = await chromium.Browser.NewContextAsync();
        var page = await profile.NewPageAsync();
        await page.SetContentAsync(
            "<html lang='en'><title>T</title><main><h1>H</h1><img src='data:,'></main></html>"
        );

        Assert.Equal(
            ["image-alt at <img src=\"data:,\">"],
            await AxeCheck.FindViolationsAsync(page)
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

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_state_has_one_heading_of_the_first_level(string language)
    {
        Assert.All(await rounds.ReadAsync(language), f => Assert.Equal(1, f.Headings));
    }

    [Fact]
    public async Task A_title_says_what_went_wrong_then_the_page_then_the_questionnaire()
    {
        var titles = (await rounds.ReadAsync("en")).ToDictionary(
            f => f.State,
            f => f.Title,
            StringComparer.Ordinal
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
}
