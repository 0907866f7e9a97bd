using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Unit.Functions.Requests;

namespace SurveyPipeline.Tests.Unit.Functions.Organiser;

public sealed class SubmitPaperFormTests : IDisposable
{
    private readonly EntryDesk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task A_form_begins_with_its_group()
    {
        var page = RespondentRequests.PageOf(await desk.OpenAsync());

        var field = Assert.Single(FieldsOf(page));
        Assert.Equal("profile-group", field.Name);
        Assert.True(field.HasAttribute("autofocus"));
        Assert.Equal("1.", page.QuerySelector("label b")!.TextContent);
        Assert.Equal(
            ["1", "2", "3", "0"],
            page.QuerySelectorAll(".row li b").Select(b => b.TextContent)
        );
        Assert.Equal(EntryDesk.Action, page.Forms.Single().GetAttribute("action"));
        Assert.Contains(
            "social-work-digital-pressure@1.1.0",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("4")]
    [InlineData("1 2")]
    [InlineData("admin")]
    public async Task A_group_that_no_box_has_is_refused_and_kept(string typed)
    {
        var start = RespondentRequests.PageOf(await desk.OpenAsync());

        var answer = await desk.SendAsync(start, ("profile-group", typed));

        Assert.Equal(422, answer.StatusCode);
        var page = RespondentRequests.PageOf(answer);
        Assert.Equal("#profile-group", page.QuerySelector("#errors a")!.GetAttribute("href"));
        Assert.Equal(typed, Assert.Single(FieldsOf(page)).Value);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "1–8, 0; several codes with a space between them")]
    [InlineData(2, "1–8, 0; several codes with a space between them, at most 2")]
    [InlineData(1, "1–8, 0")]
    public async Task How_many_codes_are_possible_is_said(int? most, string expected)
    {
        using var limited = new EntryDesk(instrument: TestData.WithMostChoices(most));

        var page = await limited.BeginAsync("2");

        Assert.Equal(expected, page.GetElementById("voice-actions.codes")!.TextContent);
    }

    [Fact]
    public async Task The_first_entry_asks_what_the_paper_asks_of_the_group_in_its_order()
    {
        var page = await desk.BeginAsync("2");

        Assert.Equal("First entry", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(
            desk.Survey.Instrument.CountedItems(new("proximity")).Select(i => i.Id.Value),
            FieldsOf(page).Select(f => f.Name)
        );
        Assert.Equal(
            ["2.", "3.", "4."],
            page.QuerySelectorAll("label b").Take(3).Select(b => b.TextContent)
        );
        Assert.All(FieldsOf(page), f => Assert.Equal("off", f.GetAttribute("autocomplete")));
        Assert.Equal(
            ["exposure-online-only"],
            FieldsOf(page).Where(f => f.HasAttribute("autofocus")).Select(f => f.Name)
        );
        Assert.Equal(
            ("numeric", "decimal"),
            (
                page.QuerySelector("#workload-more")!.GetAttribute("inputmode"),
                page.QuerySelector("#delegated-procedures")!.GetAttribute("inputmode")
            )
        );
    }

    [Fact]
    public async Task Every_field_is_named_and_described()
    {
        var page = await desk.BeginAsync("2");

        Assert.All(
            FieldsOf(page),
            field =>
            {
                Assert.Single(page.QuerySelectorAll($"label[for='{field.Id}']"));
                Assert.All(
                    field.GetAttribute("aria-describedby")!.Split(' '),
                    id => Assert.NotNull(page.GetElementById(id))
                );
            }
        );
    }

    [Fact]
    public async Task Codes_that_are_not_on_the_form_are_linked_to_their_fields_and_everything_is_kept()
    {
        var page = await desk.BeginAsync("1");

        var answer = await desk.SendAsync(
            page,
            ("workload-more", "7"),
            ("workload-stress", "2"),
            ("voice-actions", "1 99")
        );

        Assert.Equal(422, answer.StatusCode);
        var again = RespondentRequests.PageOf(answer);
        Assert.Equal("First entry", again.QuerySelector("h1")!.TextContent);
        Assert.Equal(
            ["#workload-more", "#voice-actions"],
            again.QuerySelectorAll("#errors a").Select(a => a.GetAttribute("href"))
        );
        Assert.Equal(
            ["workload-more", "voice-actions"],
            FieldsOf(again).Where(f => f.GetAttribute("aria-invalid") is "true").Select(f => f.Name)
        );
        Assert.Equal(
            ("7", "2", "1 99"),
            (
                ValueOf(again, "workload-more"),
                ValueOf(again, "workload-stress"),
                ValueOf(again, "voice-actions")
            )
        );
        Assert.Empty(again.QuerySelectorAll("[autofocus]"));
    }

    [Fact]
    public async Task The_second_entry_begins_empty_and_with_the_group()
    {
        var page = await desk.BeginSecondAsync("1", ("workload-more", "4"));

        Assert.Equal("Second entry", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("profile-group", FieldsOf(page)[0].Name);
        Assert.All(FieldsOf(page), f => Assert.Empty(f.Value));
        Assert.DoesNotContain(
            "Administrative",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_entries_that_agree_are_one_response_like_any_other()
    {
        var second = await desk.BeginSecondAsync(
            "1",
            ("workload-more", "4"),
            ("voice-actions", "3 1"),
            ("workload-stress", "")
        );

        var answer = await desk.SendAsync(
            second,
            ("profile-group", "1"),
            ("workload-more", "4"),
            ("voice-actions", "1,3"),
            ("workload-stress", "0")
        );

        Assert.Equal(StatusCodes.Status303SeeOther, answer.StatusCode);
        Assert.Equal("/paper-entry/en?code=k&stored=1", answer.Headers.Location);
        var stored = Assert.Single(desk.Intake.Accepted);
        var web = SendingRules
            .Judge(
                desk.Survey,
                new AnswerSheet(
                    desk.Survey.Instrument,
                    FormReader
                        .Parse(
                            $"profile-group=admin&_version=1.1.0&_confirm=1&_nonce={HiddenOf(second, "_nonce")}&workload-more=4"
                                + $"&voice-actions={VoiceAction(0)}&voice-actions={VoiceAction(2)}"
                        )
                        .Fields
                ),
                desk.Clock.GetUtcNow().AddMinutes(1)
            )
            .Submission!;
        Assert.Equal(Encode(web), Encode(stored));
    }

    [Fact]
    public async Task A_form_that_is_sent_again_is_the_same_response()
    {
        var second = await desk.BeginSecondAsync("1", ("workload-more", "4"));

        await desk.SendAsync(second, ("profile-group", "1"), ("workload-more", "4"));
        var again = await desk.SendAsync(second, ("profile-group", "1"), ("workload-more", "4"));

        Assert.Equal(StatusCodes.Status303SeeOther, again.StatusCode);
        Assert.Single(desk.Intake.Accepted.Select(s => s.Id).Distinct());
    }

    [Fact]
    public async Task Two_forms_with_the_same_answers_are_two_responses()
    {
        for (var i = 0; i < 2; i++)
        {
            await desk.SendAsync(await desk.BeginSecondAsync("1"), ("profile-group", "1"));
        }

        Assert.Equal(2, desk.Intake.Accepted.Select(s => s.Id).Distinct().Count());
    }

    [Fact]
    public async Task After_storing_the_next_form_is_there_at_once()
    {
        var page = RespondentRequests.PageOf(await desk.OpenAsync("?code=k&stored=1"));

        Assert.StartsWith("The form is stored", page.Title, StringComparison.Ordinal);
        Assert.Equal(
            "The form is stored. It will count exactly once. Here is the next one.",
            page.QuerySelector(".stored-note")!.TextContent
        );
        Assert.True(Assert.Single(FieldsOf(page)).HasAttribute("autofocus"));
    }

    [Fact]
    public async Task A_group_that_differs_is_settled_before_anything_else()
    {
        var second = await desk.BeginSecondAsync("1", ("workload-more", "4"));

        var answer = await desk.SendAsync(second, ("profile-group", "2"), ("workload-more", "5"));

        Assert.Equal(422, answer.StatusCode);
        var page = RespondentRequests.PageOf(answer);
        Assert.Equal(
            "The first entry says 1. If that was wrong, start this form again: another group has other questions.",
            page.QuerySelector("#errors li span")!.TextContent
        );
        Assert.Equal("5", ValueOf(page, "workload-more"));
        Assert.Contains(
            "/paper-entry/en?code=k",
            page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href"))
        );
        Assert.Empty(desk.Intake.Accepted);
    }

    [Fact]
    public async Task A_form_without_a_group_in_its_second_entry_is_not_stored()
    {
        var second = await desk.BeginSecondAsync("0");

        var answer = await desk.SendAsync(second);

        Assert.Equal(422, answer.StatusCode);
        Assert.Empty(desk.Intake.Accepted);
    }

    [Fact]
    public async Task Unreadable_bodies_and_pages_in_unknown_languages_get_plain_pages()
    {
        var tooLarge = await desk.PostAsync("x=" + new string('1', 70_000));
        var unsupported = await desk.PostAsync("{}", "application/json");
        var unknown = await desk.PostAsync("{}", "application/json", language: "xx");
        var shown = await desk.OpenAsync(language: "xx");

        Assert.Equal(
            [413, 415, 415, 404],
            [tooLarge.StatusCode, unsupported.StatusCode, unknown.StatusCode, shown.StatusCode]
        );
    }

    private static List<IHtmlInputElement> FieldsOf(IHtmlDocument page) =>
        [.. page.QuerySelectorAll<IHtmlInputElement>(".row input")];

    private static string ValueOf(IHtmlDocument page, string name) =>
        page.QuerySelector<IHtmlInputElement>($".row input[name='{name}']")!.Value;

    private static string HiddenOf(IHtmlDocument page, string name) =>
        page.QuerySelector<IHtmlInputElement>($"input[type=hidden][name='{name}']")!.Value;

    private string VoiceAction(int index) =>
        desk
            .Survey.Instrument.AllCountedItems.Single(i =>
                i.Id == new SurveyPipeline.Instruments.ItemId("voice-actions")
            )
            .Categories[index]
            .Code;

    private byte[] Encode(Submission submission) =>
        ResponseMessage
            .Encode(submission, desk.Survey.Instrument.CountedItems(submission.Stratum))
            .ToArray();
}
