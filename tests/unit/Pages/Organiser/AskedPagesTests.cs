using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Pages.Organiser;

public sealed class AskedPagesTests
{
    private readonly OrganiserScene scene = new();
    private readonly AskedDesk desk;

    public AskedPagesTests()
    {
        scene.Clock.SetUtcNow(PageReader.Morning);
        desk = new AskedDesk(scene.Notes, scene.Pages.Asked, scene.Pages.Notices);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_group_has_a_field_for_the_period_that_people_answer_in()
    {
        var page = await ShowAsync(period: null);

        Assert.Equal("November 2026", page.QuerySelector("form h2")!.TextContent);
        Assert.Equal(
            scene.Survey.Series.Strata.Select(s => $"asked.{s}"),
            page.QuerySelectorAll(".row input").Select(i => i.GetAttribute("name"))
        );
        Assert.Equal(
            ["October 2026", "September 2026"],
            page.QuerySelectorAll("main ul a").Select(a => a.TextContent)
        );
        Assert.Contains(
            "Until this period is over you can change the numbers.",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_entered_stands_there_again()
    {
        var answer = await EnterAsync(("period", "2026-11"), ("asked.admin", " 118 "));
        Assert.Equal(303, answer.Status);
        Assert.Equal("/asked?code=k&period=2026-11&stored=1", answer.Location);

        var page = await ShowAsync("2026-11");

        Assert.Equal(
            ["118", "", "", ""],
            page.QuerySelectorAll(".row input").Cast<IHtmlInputElement>().Select(i => i.Value)
        );
        var entered = Assert.Single(await scene.Notes.ListAskedAsync(Token));
        Assert.Equal(118, entered.Groups[new StratumId("admin")]);
        Assert.Equal(new DateOnly(2026, 11, 24), entered.Date);
    }

    [Theory]
    [InlineData("many")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1000001")]
    [InlineData("99999999999999")]
    public async Task What_is_no_number_is_refused_and_kept(string typed)
    {
        var answer = await EnterAsync(("period", "2026-11"), ("asked.other", typed));

        Assert.Equal(422, answer.Status);
        var page = await OrganiserScene.ReadAsync(answer);
        Assert.Equal("#asked.other", page.QuerySelector("#errors a")!.GetAttribute("href"));
        var field = (IHtmlInputElement)page.GetElementById("asked.other")!;
        Assert.Equal(typed, field.Value);
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Empty(await scene.Notes.ListAskedAsync(Token));
    }

    [Fact]
    public async Task A_period_that_is_over_says_that_its_report_stays_as_it_is()
    {
        var page = await ShowAsync("2026-10");

        Assert.Contains(
            "What you enter now is shown beside its report",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("1999-01")]
    [InlineData("2027-01")]
    [InlineData("x")]
    public async Task Of_a_period_before_or_after_the_survey_there_is_no_page(string period)
    {
        var shown = await desk.ShowAsync(scene.Reader(), period, isStored: false, Token);
        var entered = await EnterAsync(("period", period), ("asked.admin", "118"));

        Assert.Equal((404, 400), (shown.Status, entered.Status));
        Assert.Empty(await scene.Notes.ListAskedAsync(Token));
    }

    [Fact]
    public async Task The_last_period_of_a_survey_that_was_ended_is_over_before_its_end()
    {
        var ended = new OrganiserScene(
            endedAt: new DateTimeOffset(2026, 9, 1, 7, 0, 0, TimeSpan.Zero),
            finalPeriod: TestData.Month("2026-09")
        );

        var page = await OrganiserScene.ReadAsync(
            ended.Pages.Asked.Form(ended.Reader(), TestData.Month("2026-09"), entered: null, false)
        );

        Assert.Contains(
            "What you enter now is shown beside its report",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_failure_keeps_what_was_typed()
    {
        var answer = scene.Pages.Asked.Retry(
            scene.Reader(),
            new FormFields([("period", "2026-11"), ("asked.admin", "118")])
        );

        Assert.Equal(503, answer.Status);
        var page = await OrganiserScene.ReadAsync(answer);
        Assert.Equal("118", ((IHtmlInputElement)page.GetElementById("asked.admin")!).Value);
    }

    [Fact]
    public async Task Around_what_was_typed_no_link_leads_to_the_form_in_another_language()
    {
        var empty = await ShowAsync("2026-11");
        var refused = await EnterAsync(("period", "2026-11"), ("asked.other", "many"));
        var failed = scene.Pages.Asked.Retry(
            scene.Reader(),
            new FormFields([("period", "2026-11"), ("asked.admin", "118")])
        );

        Assert.NotEmpty(empty.QuerySelectorAll(".languages a"));
        foreach (var answer in (PageAnswer[])[refused, failed])
        {
            var page = await OrganiserScene.ReadAsync(answer);
            Assert.Empty(page.QuerySelectorAll(".languages"));
        }
    }

    [Fact]
    public async Task A_number_entered_later_stands_beside_the_report_of_groups_that_have_one()
    {
        await scene.BeginAsync();
        await scene.CloseAsync("2026-10", "admin 2026-10", "proximity", "other erased");
        await scene.PublishAsync("2026-10");
        await scene.AskedAsync("2026-10", "admin", 118);

        var list = await scene.ListAsync();
        var own = await scene.ShowAsync("2026-10");

        const string sentence =
            "Administrative services: about 120 people were asked (entered on 3 December 2026, after the report).";
        Assert.Equal([sentence], NotesOf(list));
        Assert.Equal([sentence], NotesOf(own));
    }

    [Theory]
    [InlineData(10, "2026-12-03")]
    [InlineData(8, "2026-11-01")]
    public async Task A_number_entered_later_that_is_below_that_of_the_answers_stands_nowhere(
        int asked,
        string day
    )
    {
        await scene.BeginAsync();
        await scene.CloseAsync("2026-10", "admin 2026-10");
        await scene.PublishAsync("2026-10");

        await scene.AskedAsync("2026-10", "admin", asked, day);

        Assert.Empty(NotesOf(await scene.ListAsync()));
        Assert.Empty(NotesOf(await scene.ShowAsync("2026-10")));
    }

    [Fact]
    public async Task A_number_as_large_as_that_of_the_answers_stands_beside_the_report()
    {
        await scene.BeginAsync();
        await scene.CloseAsync("2026-10", "admin 2026-10");
        await scene.PublishAsync("2026-10");

        await scene.AskedAsync("2026-10", "admin", 12);

        Assert.Equal(
            [
                "Administrative services: about 20 people were asked (entered on 3 December 2026, after the report).",
            ],
            NotesOf(await scene.ListAsync())
        );
    }

    [Fact]
    public async Task Entered_after_the_report_where_the_day_is_still_that_before_it_stands_beside_it()
    {
        await scene.BeginAsync();
        await scene.CloseAsync("2026-10", "admin 2026-10");
        await scene.PublishAsync("2026-10");

        await scene.AskedAsync("2026-10", "admin", 118, "2026-10-31");

        Assert.Single(NotesOf(await scene.ListAsync()));
    }

    [Theory]
    [InlineData("proximity")]
    [InlineData("other")]
    public async Task Of_a_group_without_a_result_it_stands_nowhere(string group)
    {
        await scene.BeginAsync();
        await scene.CloseAsync("2026-10", "admin 2026-10", "proximity", "other erased");
        await scene.PublishAsync("2026-10");

        await scene.AskedAsync("2026-10", group, 118);

        Assert.Empty(NotesOf(await scene.ListAsync()));
    }

    private static IEnumerable<string> NotesOf(IDocument page) =>
        page.QuerySelectorAll("[role=note] p")
            .Select(p => p.TextContent)
            .Where(t => t.Contains("were asked", StringComparison.Ordinal));

    private async Task<IHtmlDocument> ShowAsync(string? period) =>
        await OrganiserScene.ReadAsync(
            await desk.ShowAsync(scene.Reader("?code=k"), period, isStored: false, Token)
        );

    private Task<PageAnswer> EnterAsync(params (string, string)[] fields) =>
        desk.EnterAsync(scene.Reader("?code=k"), new FormFields(fields), Token);
}
