using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SurveyPipeline.Tests.Browser.Hosting;

namespace SurveyPipeline.Tests.Browser;

public sealed partial class PrintTests(ChromiumBrowser chromium)
{
    [Theory]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task The_paper_form_takes_three_sheets_of_A4(string language)
    {
        await using var site = await RespondentSite.StartAsync();
        await using var tab = await RespondentTab.OpenAsync(chromium, site.Address);
        await tab.Page.GotoAsync($"/{language}/paper");

        var pdf = Encoding.Latin1.GetString(
            await tab.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true })
        );

        Assert.InRange(PageObject().Count(pdf), 1, 6);
        Assert.All(
            MediaBox().Matches(pdf),
            box =>
                Assert.InRange(
                    int.Parse(box.Groups["width"].Value, CultureInfo.InvariantCulture),
                    594,
                    596
                )
        );
    }

    [Fact]
    public async Task What_only_makes_sense_on_a_screen_is_not_printed()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var tab = await RespondentTab.OpenAsync(chromium, site.Address);
        await tab.BeginAsync("en", "admin");

        await tab.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.False(await tab.Page.Locator(".languages").IsVisibleAsync());
        Assert.Equal(0, await tab.Page.Locator("button:visible").CountAsync());
        Assert.True(await tab.Page.Locator("legend").First.IsVisibleAsync());
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PageObject();

    [GeneratedRegex(@"/MediaBox\s*\[0 0 (?<width>\d+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MediaBox();
}
