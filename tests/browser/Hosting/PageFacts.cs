using System.Collections.Immutable;
using Microsoft.Playwright;

namespace SurveyPipeline.Tests.Browser.Hosting;

/// <summary>What a browser tells of one state of a page.</summary>
internal sealed record PageFacts
{
    // A theme changes no structure: what it can break is seen by these.
    private static readonly string[] RulesOfAppearance =
    [
        "color-contrast",
        "link-in-text-block",
        "target-size",
        "scrollable-region-focusable",
    ];

    /// <summary>The state.</summary>
    public required string State { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>How many headings of the first level it has.</summary>
    public required int Headings { get; init; }

    /// <summary>What axe-core finds wrong, by theme.</summary>
    public required ImmutableArray<string> Violations { get; init; }

    /// <summary>What a screen reader is given.</summary>
    public required string Tree { get; init; }

    /// <summary>The same below the switch of languages, which differs between languages by nature.</summary>
    public required string MainTree { get; init; }

    /// <summary>The texts of what can be pressed and is less than 44 pixels wide or high in a window of 390.</summary>
    public required ImmutableArray<string> SmallTargets { get; init; }

    /// <summary>Whether it fits a window of 320 pixels.</summary>
    public required bool FitsNarrow { get; init; }

    /// <summary>Whether it fits there with the text spacing of WCAG 1.4.12.</summary>
    public required bool FitsSpaced { get; init; }

    /// <summary>Reads everything; leaves the page narrow and spaced.</summary>
    /// <param name="page">The page.</param>
    /// <param name="state">What state it is in.</param>
    /// <param name="width">How wide the window is where nothing else is said, in pixels.</param>
    public static async Task<PageFacts> ReadAsync(IPage page, string state, int width)
    {
        await page.SetViewportSizeAsync(width, 844);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var light = await AxeCheck.FindViolationsAsync(page);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var dark = await AxeCheck.FindViolationsAsync(page, RulesOfAppearance);
        var body = await page.Locator("body").AriaSnapshotAsync();
        var main = await page.Locator("main").AriaSnapshotAsync();
        var title = await page.TitleAsync();
        var headings = await page.Locator("h1").CountAsync();
        await page.SetViewportSizeAsync(390, 844);
        var small = await FindSmallTargetsAsync(page);
        await page.SetViewportSizeAsync(320, 640);
        var fitsNarrow = await FitsAsync(page);
        return new PageFacts
        {
            State = state,
            Title = title,
            Headings = headings,
            Violations = [.. light.Select(v => $"light: {v}"), .. dark.Select(v => $"dark: {v}")],
            Tree = body,
            MainTree = main,
            SmallTargets = [.. small],
            FitsNarrow = fitsNarrow,
            FitsSpaced = await FitsSpacedAsync(page),
        };
    }

    private static Task<string[]> FindSmallTargetsAsync(IPage page) =>
        page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('label, button:not(.unseen), nav a, .choices a')]
              .filter(e => { const b = e.getBoundingClientRect(); return b.height < 44 || b.width < 44; })
              .map(e => e.textContent)
            """
        );

    // A style sheet of the page's own world: one in the document would be refused by the page's policy.
    private static Task<bool> FitsSpacedAsync(IPage page) =>
        page.EvaluateAsync<bool>(
            """
            () => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
              document.adoptedStyleSheets = [sheet];
              return document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth;
            }
            """
        );

    /// <summary>Whether the page is no wider than its window.</summary>
    public static Task<bool> FitsAsync(IPage page) =>
        page.EvaluateAsync<bool>(
            "() => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth"
        );
}
