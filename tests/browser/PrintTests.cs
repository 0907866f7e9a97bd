using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SurveyPipeline.Pages;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;
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

    [Theory]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task The_guarantees_take_one_page_of_A4_with_the_longest_settings(string language)
    {
        await using var site = await RespondentSite.StartAsync(
            new SurveyOptions
            {
                Trial = true,
                Organiser = "Fédération des maisons de services de la Région de Bruxelles-Capitale",
                Contact = "enquete-numerique@federation-des-maisons-de-services.example.org",
                OpensAt = new DateTimeOffset(2026, 9, 1, 6, 0, 0, TimeSpan.Zero),
                ClosesAt = new DateTimeOffset(2026, 12, 24, 18, 30, 0, TimeSpan.Zero),
                CountEvery = CountingTimes.TryParse("3600")!,
            },
            package: new RunningPackage(new string('c', 40), new string('a', 64))
        );
        await using var tab = await RespondentTab.OpenAsync(chromium, site.Address);
        await tab.Page.GotoAsync($"/{language}/guarantees");

        var pdf = Encoding.Latin1.GetString(
            await tab.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true })
        );

        Assert.Equal(1, PageObject().Count(pdf));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task No_question_of_the_paper_form_is_cut_by_the_end_of_a_page(string language)
    {
        await using var site = await RespondentSite.StartAsync();
        await using var tab = await RespondentTab.OpenAsync(
            chromium,
            site.Address,
            new BrowserNewContextOptions { BypassCSP = true }
        );
        await tab.Page.GotoAsync($"/{language}/paper");
        var items = await tab.Page.EvaluateAsync<int>(CoverItemsWithLinks);

        var pdf = Encoding.Latin1.GetString(
            await tab.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true })
        );

        var areas = ItemLink().Matches(pdf).Select(m => m.Groups["item"].Value).ToList();
        Assert.Equal(44, items);
        Assert.Equal(Enumerable.Range(1, items), areas.Select(Whole).Distinct().Order());
        Assert.Empty(areas.GroupBy(a => a).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public async Task The_paper_form_shows_the_way_to_the_web_large_enough_to_be_scanned()
    {
        await using var site = await RespondentSite.StartAsync(RespondentSite.WithAddress());
        await using var tab = await RespondentTab.OpenAsync(chromium, site.Address);
        await tab.Page.GotoAsync("/nl/paper");

        await tab.Page.EmulateMediaAsync(new() { Media = Media.Print });

        var code = await tab.Page.Locator("figure svg").BoundingBoxAsync();
        // 25 mm at 96 pixels an inch.
        Assert.InRange(code!.Width, 94, 250);
        Assert.True(await tab.Page.GetByText("survey.example.org/nl").IsVisibleAsync());
        Assert.Equal(
            await tab.Page.Locator(".box").CountAsync(),
            await tab.Page.Locator(".box:visible").CountAsync()
        );
    }

    [Theory]
    [InlineData("fr", "Maison des services")]
    [InlineData("nl", "Maison des services")]
    [InlineData("de", "Maison des services")]
    [InlineData("en", "Maison des services")]
    [InlineData(
        "de",
        "Interkommunale für die Koordination der sozialen und administrativen Dienste der Deutschsprachigen Gemeinschaft und der Gemeinden im Osten Belgiens"
    )]
    public async Task The_poster_takes_exactly_one_page_of_A4(string language, string organiser)
    {
        await using var site = await OrganiserSite.StartAsync(organiser);
        await using var desk = await OrganiserDesk.OpenAsync(chromium, site);
        await desk.GoToAsync($"/invite/{language}/poster");

        var pdf = Encoding.Latin1.GetString(
            await desk.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true })
        );

        Assert.Single(PageObject().Matches(pdf));
        Assert.InRange(
            int.Parse(MediaBox().Match(pdf).Groups["width"].Value, CultureInfo.InvariantCulture),
            594,
            596
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

    // A link that covers an item is one area of the PDF on each page that the item touches.
    private const string CoverItemsWithLinks = """
        () => {
          const items = [...document.querySelectorAll('tbody tr, .choice')];
          items.forEach((item, index) => {
            const link = document.createElement('a');
            link.href = `https://items.example.org/${index + 1}`;
            link.style = 'position: absolute; inset: 0';
            item.style.position = 'relative';
            (item.querySelector('th') ?? item).append(link);
          });
          return items.length;
        }
        """;

    private static int Whole(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"/URI\s*\(https://items\.example\.org/(?<item>\d+)\)",
        RegexOptions.CultureInvariant,
        30_000
    )]
    private static partial Regex ItemLink();

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex PageObject();

    [GeneratedRegex(@"/MediaBox\s*\[0 0 (?<width>\d+)", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex MediaBox();
}
