using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Pages.Respondent;

public sealed class SendingPagesTests
{
    private readonly PageReader reader = new();

    [Fact]
    public async Task Missing_answers_are_asked_again_each_with_a_link_and_the_others_carried()
    {
        var answered = Answers("other", except: ["workload-more", "profile-region"]);

        var answer = reader.Send(Head("other") + answered);
        var page = await PageReader.ReadAsync(answer);

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            ["workload-more", "profile-region"],
            page.QuerySelectorAll<IHtmlInputElement>("fieldset input")
                .Select(i => i.Name)
                .Distinct()
        );
        Assert.Equal(
            ["workload-more", "profile-region"],
            page.QuerySelectorAll("#errors a")
                .Select(a =>
                    page.GetElementById(a.GetAttribute("href")![1..])!.GetAttribute("name")
                )
        );
        var sent = reader.SheetOf(BrowserForm.FieldsOf(page));
        Assert.True(sent.IsConfirmed);
        Assert.Equal(
            reader.SheetOf(Head("other") + answered).AnswersWhere(_ => true),
            sent.AnswersWhere(_ => true)
        );
        Assert.Equal("-1", page.GetElementById("errors")!.GetAttribute("tabindex"));
    }

    [Fact]
    public async Task The_check_page_offers_to_send_as_it_is_and_to_review()
    {
        var page = await PageReader.ReadAsync(reader.Send(Head("admin"), new Language("en")));

        var buttons = page.QuerySelectorAll<IHtmlButtonElement>("#errors button").ToList();
        Assert.Equal(
            ["Send without completing", "Review all my answers"],
            buttons.Select(b => b.TextContent)
        );
        Assert.Equal("_confirm", buttons[0].Name);
        Assert.Equal("1", buttons[0].Value);
        Assert.Equal("/en/questions#errors", buttons[1].GetAttribute("formaction"));
        Assert.Equal("/en/responses#errors", page.Forms.Single().GetAttribute("action"));
    }

    [Fact]
    public async Task Reviewing_keeps_in_mind_that_missing_answers_were_pointed_out()
    {
        var check = await PageReader.ReadAsync(reader.Send(Head("admin")));

        var review = await PageReader.ReadAsync(
            reader.Pages.Questions(PageReader.French, reader.SheetOf(BrowserForm.FieldsOf(check)))
        );

        Assert.True(reader.SheetOf(BrowserForm.FieldsOf(review)).IsConfirmed);
    }

    [Fact]
    public async Task Whoever_stops_after_the_core_is_not_shown_what_is_left()
    {
        var page = await PageReader.ReadAsync(
            reader.Send(
                Head("admin")
                    + "&_early=1"
                    + Core("admin", except: "workload-more")
                    + "&rights-alone=3"
            )
        );

        Assert.Equal(
            ["workload-more"],
            page.QuerySelectorAll<IHtmlInputElement>("fieldset input")
                .Select(i => i.Name)
                .Distinct()
        );
        var sent = BrowserForm.FieldsOf(page);
        Assert.Contains(("_early", "1"), sent);
        Assert.Contains(("rights-alone", "3"), sent);
        Assert.NotNull(Judge(reader.SheetOf(sent)).Submission);
    }

    [Fact]
    public async Task Going_on_after_all_is_asked_for_what_is_missing_then()
    {
        var check = await PageReader.ReadAsync(
            reader.Send(Head("admin") + "&_early=1" + Core("admin", except: "workload-more"))
        );

        var review = await PageReader.ReadAsync(
            reader.Pages.Questions(PageReader.French, reader.SheetOf(BrowserForm.FieldsOf(check)))
        );

        var sent = reader.SheetOf(BrowserForm.FieldsOf(review));
        Assert.False(sent.IsConfirmed);
        Assert.False(sent.IsEarly);
        Assert.Equal(21, Judge(sent).Answers!.Unanswered.Length);
    }

    [Fact]
    public async Task A_failure_on_our_side_remembers_that_somebody_stopped_after_the_core()
    {
        var answer = reader.Pages.Retry(
            new Language("en"),
            reader.SheetOf(Head("admin") + "&_early=1" + Core("admin", except: "")),
            RespondentPaths.Responses,
            TimeSpan.FromSeconds(40)
        );

        var sent = reader.SheetOf(BrowserForm.FieldsOf(await PageReader.ReadAsync(answer)));

        Assert.NotNull(Judge(sent).Submission);
    }

    [Fact]
    public async Task Wrong_answers_are_named_each_with_a_link_and_everything_is_kept()
    {
        var answer = reader.Send(
            Head("admin")
                + "&workload-more=4&profile-sector=mars&voice-actions=team&voice-actions=none",
            new Language("en")
        );
        var page = await PageReader.ReadAsync(answer);

        Assert.Equal(422, answer.Status);
        Assert.StartsWith("Error:", page.Title, StringComparison.Ordinal);
        Assert.Equal(
            ["voice-actions", "profile-sector"],
            page.QuerySelectorAll("#errors a")
                .Select(a =>
                    page.GetElementById(a.GetAttribute("href")![1..])!.GetAttribute("name")
                )
        );
        Assert.Equal(
            "Error: Choose either “I have not reported any” or one or more other answers",
            page.GetElementById("voice-actions.error")!.TextContent
        );
        Assert.Equal(
            "Error: Choose one of the answers offered",
            page.GetElementById("profile-sector.error")!.TextContent
        );
        Assert.Contains(
            "profile-sector.error",
            page.QuerySelector("[name=profile-sector]")!
                .Closest("fieldset")!
                .GetAttribute("aria-describedby")!
                .Split(' ')
        );
        var fields = BrowserForm.FieldsOf(page);
        Assert.Contains(("workload-more", "4"), fields);
        Assert.Contains(("voice-actions", "team"), fields);
        Assert.Contains(("voice-actions", "none"), fields);
        Assert.Contains(("_nonce", NonceOf(fields)), fields);
    }

    [Fact]
    public async Task Of_two_answers_to_one_question_the_first_offered_is_kept()
    {
        var page = await PageReader.ReadAsync(
            reader.Send(Head("admin") + "&workload-more=8&workload-more=3&workload-more=4")
        );

        Assert.Equal(
            [("workload-more", "3")],
            BrowserForm.FieldsOf(page).Where(f => f.Name is "workload-more")
        );
    }

    [Fact]
    public async Task An_expired_page_comes_back_fresh_with_its_answers()
    {
        var form = Head("admin") + "&workload-more=4";
        reader.Clock.Advance(TimeSpan.FromHours(25));

        var answer = reader.Send(form, new Language("en"));
        var page = await PageReader.ReadAsync(answer);

        Assert.Equal(409, answer.Status);
        Assert.Equal("This page has expired", page.QuerySelector("#errors h2")!.TextContent);
        var fields = BrowserForm.FieldsOf(page);
        Assert.Contains(("workload-more", "4"), fields);
        Assert.Equal(
            reader.Clock.GetUtcNow(),
            reader.Survey.Nonces.Read(NonceOf(fields))!.ServedAt
        );
    }

    [Fact]
    public async Task A_page_of_another_version_comes_back_with_the_answers_that_still_exist()
    {
        var form =
            Head("admin").Replace("1.1.0", "0.9.0", StringComparison.Ordinal)
            + "&workload-more=4&workload-mood=2&profile-sector=castle";

        var answer = reader.Send(form, new Language("en"));
        var page = await PageReader.ReadAsync(answer);

        Assert.Equal(409, answer.Status);
        Assert.Equal(
            "The questionnaire has been updated",
            page.QuerySelector("#errors h2")!.TextContent
        );
        Assert.Equal(
            ["_nonce", "_version", "profile-group", "workload-more"],
            BrowserForm.FieldsOf(page).Select(f => f.Name)
        );
        Assert.Contains(("_version", "1.1.0"), BrowserForm.FieldsOf(page));
    }

    [Fact]
    public async Task A_page_of_another_version_is_told_so_whatever_is_pressed()
    {
        var form = OtherVersion("&_confirm=1&workload-more=4");

        var answer = reader.Pages.Questions(new Language("en"), reader.SheetOf(form));
        var page = await PageReader.ReadAsync(answer);

        Assert.Equal(409, answer.Status);
        Assert.Equal(
            "The questionnaire has been updated",
            page.QuerySelector("#errors h2")!.TextContent
        );
        var fields = BrowserForm.FieldsOf(page);
        Assert.Contains(("_version", "1.1.0"), fields);
        Assert.Contains(("workload-more", "4"), fields);
    }

    [Fact]
    public async Task Questions_that_another_version_did_not_have_are_pointed_out_though_its_own_were()
    {
        var form = OtherVersion("&_confirm=1&workload-more=4");

        var sent = await PageReader.ReadAsync(reader.Send(form));
        var asked = await PageReader.ReadAsync(
            reader.Pages.Questions(PageReader.French, reader.SheetOf(form))
        );

        Assert.False(reader.SheetOf(BrowserForm.FieldsOf(sent)).IsConfirmed);
        Assert.False(reader.SheetOf(BrowserForm.FieldsOf(asked)).IsConfirmed);
    }

    [Fact]
    public async Task Changing_the_role_on_a_page_of_another_version_leads_to_the_same_word()
    {
        var form = OtherVersion("&_confirm=1&workload-more=4");

        var change = await PageReader.ReadAsync(
            reader.Pages.ChangeGroup(PageReader.French, reader.SheetOf(form))
        );
        var sheet = reader.SheetOf(BrowserForm.FieldsOf(change));

        Assert.Equal("0.9.0", sheet.Version);
        Assert.False(sheet.IsConfirmed);
        Assert.Equal(409, reader.Pages.Questions(PageReader.French, sheet).Status);
    }

    [Fact]
    public async Task Without_a_group_the_start_page_comes_back_with_the_answers()
    {
        var answer = reader.Send(
            $"_nonce={reader.Survey.Nonces.Issue()}&_version=1.1.0&workload-more=4"
        );
        var page = await PageReader.ReadAsync(answer);

        Assert.Equal(422, answer.Status);
        Assert.Contains(("workload-more", "4"), BrowserForm.FieldsOf(page));
        Assert.NotNull(page.QuerySelector("fieldset [name=profile-group]"));
    }

    [Fact]
    public async Task After_the_last_call_the_survey_is_closed()
    {
        var closing = new PageReader(
            new SurveyOptions { ClosesAt = PageReader.Morning.AddHours(1) }
        );
        var form = $"profile-group=admin&_version=1.1.0&_nonce={closing.Survey.Nonces.Issue()}";
        closing.Clock.Advance(TimeSpan.FromHours(3));

        PageAnswer[] answers =
        [
            closing.Send(form),
            closing.Pages.Questions(PageReader.French, closing.SheetOf(form)),
            closing.Pages.ChangeGroup(PageReader.French, closing.SheetOf(form)),
        ];

        Assert.All(answers, a => Assert.Equal(410, a.Status));
        var page = await PageReader.ReadAsync(answers[0]);
        Assert.Equal("Le questionnaire est clôturé", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public void During_the_last_call_pages_served_before_go_on_and_new_ones_do_not_begin()
    {
        var closing = new PageReader(
            new SurveyOptions { ClosesAt = PageReader.Morning.AddHours(1) }
        );
        var before = $"profile-group=admin&_version=1.1.0&_nonce={closing.Survey.Nonces.Issue()}";
        closing.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(
            200,
            closing.Pages.Questions(PageReader.French, closing.SheetOf(before)).Status
        );
        Assert.Equal(
            200,
            closing.Pages.ChangeGroup(PageReader.French, closing.SheetOf(before)).Status
        );
        Assert.Equal(200, closing.Send(before).Status);
        Assert.Equal(
            410,
            closing
                .Pages.Questions(PageReader.French, closing.SheetOf("profile-group=admin"))
                .Status
        );
    }

    [Fact]
    public void Before_opening_nothing_can_be_asked_or_sent()
    {
        var early = new PageReader(new SurveyOptions { OpensAt = PageReader.Morning.AddHours(1) });

        Assert.Equal(403, early.Send("profile-group=admin").Status);
        Assert.Equal(
            403,
            early.Pages.Questions(PageReader.French, early.SheetOf("profile-group=admin")).Status
        );
    }

    [Fact]
    public async Task A_failure_on_our_side_keeps_everything_ready_to_be_sent_again()
    {
        var form =
            Head("admin") + "&_confirm=1&workload-more=4&profile-sector=mars&relation-trust=1";

        var answer = reader.Pages.Retry(
            new Language("en"),
            reader.SheetOf(form),
            RespondentPaths.Responses,
            TimeSpan.FromSeconds(40)
        );
        var page = await PageReader.ReadAsync(answer);

        Assert.Equal(503, answer.Status);
        Assert.Equal(TimeSpan.FromSeconds(40), answer.RetryAfter);
        Assert.Equal("/en/responses#errors", page.Forms.Single().GetAttribute("action"));
        Assert.Equal("Try sending again", page.QuerySelector("form button")!.TextContent);
        var sent = reader.SheetOf(BrowserForm.FieldsOf(page));
        var original = reader.SheetOf(form);
        Assert.Equal(original.AnswersWhere(_ => true), sent.AnswersWhere(_ => true));
        Assert.Equal(
            (original.Group, original.Nonce, original.Version, original.IsConfirmed),
            (sent.Group, sent.Nonce, sent.Version, sent.IsConfirmed)
        );
    }

    private string Head(string group) =>
        $"profile-group={group}&_version=1.1.0&_nonce={reader.Survey.Nonces.Issue()}";

    private string OtherVersion(string more) =>
        Head("admin").Replace("1.1.0", "0.9.0", StringComparison.Ordinal) + more;

    private string Core(string group, string except) =>
        string.Concat(
            reader
                .Survey.Instrument.EarlyExitOf(new StratumId(group))!
                .Core.Where(i => !string.Equals(i.Id.Value, except, StringComparison.Ordinal))
                .Select(i => $"&{i.Id}={i.Categories[0].Code}")
        );

    private Sending Judge(AnswerSheet sheet) =>
        SendingRules.Judge(
            reader.Survey,
            sheet,
            reader.Clock.GetUtcNow() + FormNonces.ShortestVisit
        );

    private static string NonceOf(IEnumerable<(string Name, string Value)> fields) =>
        fields.Single(f => f.Name is "_nonce").Value;

    private string Answers(string group, string[] except) =>
        string.Concat(
            reader
                .Survey.Instrument.CountedItems(new StratumId(group))
                .Where(i => !except.Contains(i.Id.Value, StringComparer.Ordinal))
                .Select(i => $"&{i.Id}={i.Categories[0].Code}")
        );
}
