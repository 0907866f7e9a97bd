using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Pages.Organiser;

public sealed class StatementDeskTests
{
    private static readonly (string, string)[] Texts =
    [
        ("text.fr", "Un guichet de plus."),
        ("text.nl", "Een loket meer."),
        ("text.de", "Ein Schalter mehr."),
        ("text.en", "One more desk.\r\nFrom January."),
    ];

    private readonly OrganiserScene scene = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ReportAddress October =>
        new(scene.Survey.Series.Id, TestData.Month("2026-10"), File: null);

    [Fact]
    public async Task What_became_of_a_report_stands_beside_it_with_its_date()
    {
        await PublishAsync();

        var answer = await AttachAsync(Texts);

        Assert.Equal(303, answer.Status);
        Assert.StartsWith("/reports/", answer.Location, StringComparison.Ordinal);
        foreach (
            var page in (IDocument[])[await scene.ListAsync(), await scene.ShowAsync("2026-10")]
        )
        {
            var note = page.QuerySelector(".note.statement")!;
            Assert.Equal(
                ["What became of it (1 September 2026)", "One more desk.", "From January."],
                note.QuerySelectorAll("p").Select(p => p.TextContent)
            );
        }
    }

    [Fact]
    public async Task So_it_does_where_everyone_reads_the_results()
    {
        await PublishAsync();
        await AttachAsync(Texts);
        scene.Survey.Options.PublicResults = true;
        var reports = (await scene.AllAsync()).Single().Reports;

        var page = await OrganiserScene.ReadAsync(
            new RespondentPageSet(scene.Survey, scene.Clock).Results(PageReader.French, reports)
        );

        Assert.Equal(
            ["Les suites données (1er septembre 2026)", "Un guichet de plus."],
            page.QuerySelectorAll(".note.statement p").Select(p => p.TextContent)
        );
    }

    [Fact]
    public async Task The_same_text_is_attached_once_and_a_further_one_follows()
    {
        await PublishAsync();
        await AttachAsync(Texts);
        await AttachAsync(Texts);

        await AttachAsync([.. Texts[..3], ("text.en", "Another.")]);

        Assert.Equal([1, 2], (await scene.Notes.ListStatementsAsync(Token)).Select(s => s.Number));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\u0007b")]
    [InlineData(null)]
    public async Task A_text_is_needed_in_every_language_and_the_others_are_kept(string? english)
    {
        await PublishAsync();
        var text = english ?? new string('x', StatementDesk.LongestText + 1);

        var answer = await AttachAsync([.. Texts[..3], ("text.en", text)]);

        Assert.Equal(422, answer.Status);
        var page = await OrganiserScene.ReadAsync(answer);
        Assert.Equal(
            ["#text.en"],
            page.QuerySelectorAll("#errors a").Select(a => a.GetAttribute("href")!)
        );
        Assert.Equal(
            "Un guichet de plus.",
            ((IHtmlTextAreaElement)page.GetElementById("text.fr")!).Value
        );
        Assert.Empty(await scene.Notes.ListStatementsAsync(Token));
    }

    [Fact]
    public async Task Around_what_was_typed_no_link_leads_to_the_form_in_another_language()
    {
        await PublishAsync();
        var empty = (await scene.Statements.ShowAsync(scene.Reader(), October, Token))!;
        var refused = await AttachAsync(Texts[..3]);
        var failed = scene.Statements.Retry(scene.Reader(), October, new FormFields(Texts));

        var languages = new List<int>();
        foreach (var answer in (PageAnswer[])[empty, refused, failed])
        {
            var page = await OrganiserScene.ReadAsync(answer);
            languages.Add(page.QuerySelectorAll(".languages li").Length);
        }

        Assert.Equal([4, 0, 0], languages);
    }

    [Fact]
    public async Task Beside_a_report_that_is_not_there_nothing_can_be_said()
    {
        await scene.BeginAsync();

        Assert.Null(await scene.Statements.ShowAsync(scene.Reader(), October, Token));
        Assert.Equal(404, (await AttachAsync(Texts)).Status);
        Assert.Empty(await scene.Notes.ListStatementsAsync(Token));
    }

    [Fact]
    public async Task The_form_has_a_field_for_each_language()
    {
        await PublishAsync();

        var page = await OrganiserScene.ReadAsync(
            (await scene.Statements.ShowAsync(scene.Reader("?code=k"), October, Token))!
        );

        Assert.Equal(
            ["text.fr", "text.nl", "text.de", "text.en"],
            page.QuerySelectorAll("textarea").Select(t => t.GetAttribute("name"))
        );
        Assert.Equal(
            "/statements/social-work-digital-pressure%401.1.0/2026-10?code=k#errors",
            page.Forms.Single().GetAttribute("action")
        );
    }

    [Fact]
    public async Task A_failure_keeps_what_was_typed()
    {
        var answer = scene.Statements.Retry(scene.Reader(), October, new FormFields(Texts));

        Assert.Equal(503, answer.Status);
        var page = await OrganiserScene.ReadAsync(answer);
        Assert.Equal(
            "Ein Schalter mehr.",
            ((IHtmlTextAreaElement)page.GetElementById("text.de")!).Value
        );
    }

    private async Task PublishAsync()
    {
        await scene.BeginAsync();
        await scene.CloseAsync("2026-10", "admin 2026-10");
        await scene.PublishAsync("2026-10");
    }

    private Task<PageAnswer> AttachAsync(params (string, string)[] fields) =>
        scene.Statements.AttachAsync(scene.Reader(), October, new FormFields(fields), Token);
}
