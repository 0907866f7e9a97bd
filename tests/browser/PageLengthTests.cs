using Microsoft.Playwright;
using SurveyPipeline.Tests.Browser.Hosting;

namespace SurveyPipeline.Tests.Browser;

/// <summary>How far people have to go: to the first choice on a phone, and to the end of the questions.</summary>
public sealed class PageLengthTests(ChromiumBrowser chromium)
{
    public static TheoryData<string> Languages => new("fr", "nl", "de", "en");

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_first_choice_stands_within_one_and_a_half_screens_of_a_phone(
        string language
    )
    {
        await using var site = await PageStates.StartSiteAsync();
        await using var tab = await OpenAsync(site, width: 390);
        await tab.Page.GotoAsync($"/{language}");

        var choice = await tab.Page.Locator("fieldset label").First.BoundingBoxAsync();

        Assert.InRange(choice!.Y + choice.Height, 0, 1250);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task On_a_wide_screen_a_scale_is_one_row_and_the_questions_take_9000_pixels_at_most(
        string language
    )
    {
        await using var site = await PageStates.StartSiteAsync();
        await using var tab = await OpenAsync(site, width: 1280);
        await tab.BeginAsync(language, "admin");

        var height = await tab.Page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        var rows = await tab.Page.EvaluateAsync<int[]>(
            "[...document.querySelectorAll('.points')].map(p => new Set([...p.children].map(l => l.getBoundingClientRect().top)).size)"
        );

        Assert.InRange(height, 0, 9000);
        Assert.All(rows, tops => Assert.Equal(1, tops));
    }

    [Fact]
    public async Task At_twice_the_size_its_answers_stand_below_one_another()
    {
        await using var site = await PageStates.StartSiteAsync();
        await using var tab = await OpenAsync(site, width: 640);
        await tab.BeginAsync("en", "admin");

        var tops = await tab.Page.EvaluateAsync<int>(
            "new Set([...document.querySelector('.points').children].map(l => l.getBoundingClientRect().top)).size"
        );

        Assert.Equal(6, tops);
    }

    private Task<RespondentTab> OpenAsync(RespondentSite site, int width) =>
        RespondentTab.OpenAsync(
            chromium,
            site.Address,
            new BrowserNewContextOptions
            {
                ViewportSize = new() { Width = width, Height = 844 },
            }
        );
}
