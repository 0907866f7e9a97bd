using AngleSharp.Dom;

namespace SurveyPipeline.Tests.Unit.Pages.Organiser;

public sealed class OrganiserLinkTests
{
    private const string Code = "code=a%20key%2F%2B%3D";

    private static readonly Uri Site = new("https://survey.example.org");

    private readonly OrganiserScene scene = new();

    [Fact]
    public async Task A_key_in_the_address_is_carried_on_by_every_link_that_needs_it()
    {
        await scene.PublishAsync("2026-11", files: ["report.en.html", "report.schema.json"]);

        var links = await LinksAsync(scene.Reader("?code=a%20key/%2B%3D"));

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains("?" + Code, link, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_in_the_header_leaves_nothing_to_carry()
    {
        await scene.PublishAsync("2026-11", files: ["report.en.html", "report.schema.json"]);

        var links = await LinksAsync(
            scene.Reader(
                "?code=something-else",
                request => request.Headers["x-functions-key"] = OrganiserScene.Key
            )
        );

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.DoesNotContain("code=", link, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_for_everyone_get_no_key()
    {
        var page = await scene.ListAsync(scene.Reader("?code=a%20key/%2B%3D"));

        Assert.Contains(
            "/en/accessibility",
            page.QuerySelectorAll("footer a").Select(a => a.GetAttribute("href"))
        );
    }

    [Fact]
    public async Task The_languages_of_the_questionnaire_can_be_chosen()
    {
        var page = await scene.ListAsync(scene.Reader("?code=a%20key/%2B%3D&lang=nl"));

        Assert.Equal("nl-BE", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(
            [
                ("Français", $"/reports?{Code}&lang=fr"),
                ("Deutsch", $"/reports?{Code}&lang=de"),
                ("English", $"/reports?{Code}&lang=en"),
            ],
            page.QuerySelectorAll(".languages a")
                .Select(a => (a.TextContent, a.GetAttribute("href")!))
        );
    }

    [Theory]
    [InlineData("", "de-AT, fr;q=0.5", "de-BE")]
    [InlineData("", "pl", "fr-BE")]
    [InlineData("?lang=en", "de", "en")]
    [InlineData("?lang=pl", "de", "de-BE")]
    [InlineData("?lang=", "nl", "nl-BE")]
    public async Task The_language_is_the_chosen_one_or_the_browsers(
        string query,
        string accepted,
        string shown
    )
    {
        var page = await scene.ListAsync(
            scene.Reader(query, request => request.Headers.AcceptLanguage = accepted)
        );

        Assert.Equal(shown, page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_chosen_language_stays_chosen_on_the_next_page()
    {
        await scene.PublishAsync("2026-11");

        var chosen = await LinksAsync(scene.Reader("?lang=nl"));
        var preferred = await LinksAsync(scene.Reader());

        Assert.Contains("/reports/about?lang=nl", chosen);
        Assert.Contains("/reports/about", preferred);
    }

    private async Task<List<string>> LinksAsync(
        SurveyPipeline.Pages.Organiser.OrganiserReader reader
    )
    {
        IParentNode[] pages =
        [
            await scene.ListAsync(reader),
            await scene.ShowAsync("2026-11", reader),
            await OrganiserScene.ReadAsync(scene.Pages.NoLiveCount(reader)),
            await OrganiserScene.ReadAsync(scene.Pages.NotFound(reader)),
            await OrganiserScene.ReadAsync(scene.Pages.Invite(reader, Site)),
            await OrganiserScene.ReadAsync(scene.Pages.Poster(reader, Site, new("nl"))),
        ];
        return
        [
            .. pages
                .SelectMany(p =>
                    p.QuerySelectorAll(
                        "a[href^='/reports'], a[href^='/invite'], a[href^='/paper-entry']"
                    )
                )
                .Select(a => a.GetAttribute("href")!),
        ];
    }
}
