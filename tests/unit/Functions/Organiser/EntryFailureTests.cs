using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Unit.Functions.Requests;

namespace SurveyPipeline.Tests.Unit.Functions.Organiser;

/// <summary>What can go wrong with a page of the questionnaire can go wrong here, and is answered in the same way.</summary>
public sealed class EntryFailureTests : IDisposable
{
    private readonly EntryDesk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task When_storing_fails_everything_typed_is_kept_to_be_sent_again_unchanged()
    {
        var second = await desk.BeginSecondAsync("1", ("workload-more", "4"));
        desk.Intake.Failure = new IntakeUnavailableException();

        var answer = await desk.SendAsync(second, ("profile-group", "1"), ("workload-more", "4"));

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, answer.StatusCode);
        Assert.NotEmpty(answer.Headers.RetryAfter.ToString());
        desk.Intake.Failure = null;
        var page = RespondentRequests.PageOf(answer);
        Assert.NotNull(page.QuerySelector("#errors"));
        var again = await desk.SendAsync(page);
        await desk.SendAsync(second, ("profile-group", "1"), ("workload-more", "4"));
        Assert.Equal(StatusCodes.Status303SeeOther, again.StatusCode);
        Assert.Single(desk.Intake.Accepted.Select(s => s.Id).Distinct());
    }

    [Fact]
    public async Task An_unforeseen_failure_keeps_what_was_typed_and_logs_none_of_it()
    {
        var second = await desk.BeginSecondAsync("1", ("workload-more", "4"));
        desk.Intake.Failure = new InvalidOperationException("failed on workload-more=4");

        var answer = await desk.SendAsync(second, ("profile-group", "1"), ("workload-more", "4"));

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, answer.StatusCode);
        Assert.Contains(
            ("workload-more", "4"),
            BrowserForm.FieldsOf(RespondentRequests.PageOf(answer))
        );
        Assert.DoesNotContain(
            "workload-more",
            Assert.Single(desk.Log.Entries),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_page_older_than_a_day_is_looked_at_again_and_sent_anew()
    {
        var second = await desk.BeginSecondAsync("1", ("workload-more", "4"));
        desk.Clock.Advance(TimeSpan.FromHours(25));

        var answer = await desk.SendAsync(second, ("profile-group", "1"), ("workload-more", "4"));

        Assert.Equal(StatusCodes.Status409Conflict, answer.StatusCode);
        var page = RespondentRequests.PageOf(answer);
        Assert.Equal("Second entry", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("4", page.QuerySelector<IHtmlInputElement>("#workload-more")!.Value);
        var again = await desk.SendAsync(page);
        Assert.Equal(StatusCodes.Status303SeeOther, again.StatusCode);
    }

    [Fact]
    public async Task A_form_of_another_version_is_looked_at_from_its_first_entry_on()
    {
        var second = await desk.BeginSecondAsync("1", ("workload-more", "4"));

        var answer = await desk.SendAsync(
            second,
            ("_version", "0.9.0"),
            ("profile-group", "1"),
            ("workload-more", "4")
        );

        Assert.Equal(StatusCodes.Status409Conflict, answer.StatusCode);
        var page = RespondentRequests.PageOf(answer);
        Assert.Equal("First entry", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("4", page.QuerySelector<IHtmlInputElement>("#workload-more")!.Value);
        Assert.Empty(desk.Intake.Accepted);
    }

    [Fact]
    public async Task After_a_change_of_version_the_second_entry_stands_where_it_was_typed()
    {
        var second = await desk.BeginSecondAsync("1", ("workload-more", "4"));
        var answer = await desk.SendAsync(
            second,
            ("_version", "0.9.0"),
            ("profile-group", "1"),
            ("workload-more", "5")
        );

        var next = await desk.SendAsync(RespondentRequests.PageOf(answer));

        var page = RespondentRequests.PageOf(next);
        Assert.Equal("Second entry", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(("1", "5"), (ValueOf(page, "profile-group"), ValueOf(page, "workload-more")));
    }

    [Fact]
    public async Task After_a_change_of_version_what_settled_a_difference_stands_where_it_was_typed()
    {
        var second = await desk.BeginSecondAsync("1", ("workload-more", "4"));
        var settling = await desk.SendAsync(second, ("profile-group", "1"), ("workload-more", "5"));
        var answer = await desk.SendAsync(
            RespondentRequests.PageOf(settling),
            ("_version", "0.9.0"),
            ("workload-more", "5")
        );

        var again = await desk.SendAsync(RespondentRequests.PageOf(answer));
        var next = await desk.SendAsync(RespondentRequests.PageOf(again));

        var page = RespondentRequests.PageOf(next);
        Assert.Equal("The two entries differ", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("5", ValueOf(page, "workload-more"));
        var stored = await desk.SendAsync(page);
        Assert.Equal(StatusCodes.Status303SeeOther, stored.StatusCode);
    }

    [Fact]
    public async Task A_group_that_a_new_version_dropped_is_asked_again_and_both_entries_are_kept()
    {
        var second = await desk.BeginSecondAsync("1", ("workload-more", "4"));

        var answer = await desk.SendAsync(
            second,
            ("_version", "0.9.0"),
            ("_first.profile-group", "9"),
            ("profile-group", "9"),
            ("workload-more", "5")
        );

        Assert.Equal(StatusCodes.Status409Conflict, answer.StatusCode);
        var group = RespondentRequests.PageOf(answer);
        Assert.Equal("Type in paper forms", group.QuerySelector("h1")!.TextContent);
        Assert.Equal("9", ValueOf(group, "profile-group"));
        Assert.Empty(group.QuerySelectorAll(".languages"));
        var first = RespondentRequests.PageOf(await desk.SendAsync(group, ("profile-group", "1")));
        Assert.Equal("First entry", first.QuerySelector("h1")!.TextContent);
        Assert.Equal("4", ValueOf(first, "workload-more"));
        var next = RespondentRequests.PageOf(await desk.SendAsync(first));
        Assert.Equal("5", ValueOf(next, "workload-more"));
    }

    [Fact]
    public async Task Answers_to_questions_that_a_new_version_dropped_are_not_said_to_be_kept()
    {
        var second = await desk.BeginSecondAsync("1", ("workload-more", "4"));
        var typed = BrowserForm
            .FieldsOf(second)
            .Select(f => f.Name is "_version" ? (f.Name, "0.9.0") : f)
            .Append(("_first.workload-mood", "2"));

        var page = RespondentRequests.PageOf(await desk.PostAsync(BrowserForm.Encode(typed)));

        Assert.Equal(
            [
                "A new version has appeared since you opened this page. Your answers to unchanged questions are kept below: check them and send them again.",
                "Only for forms that have social-work-digital-pressure@1.1.0 printed at their end.",
            ],
            page.QuerySelectorAll("#errors p").Select(p => p.TextContent)
        );
    }

    [Fact]
    public async Task A_group_typed_for_another_version_is_looked_at_first()
    {
        var start = RespondentRequests.PageOf(await desk.OpenAsync());

        var answer = await desk.SendAsync(start, ("_version", "0.9.0"), ("profile-group", "2"));

        Assert.Equal(StatusCodes.Status409Conflict, answer.StatusCode);
        var page = RespondentRequests.PageOf(answer);
        Assert.Equal("2", ValueOf(page, "profile-group"));
        var next = RespondentRequests.PageOf(await desk.SendAsync(page));
        Assert.Equal("First entry", next.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("xx", "fr-BE")]
    [InlineData("en-GB", "en")]
    public async Task A_page_whose_language_a_new_version_dropped_keeps_what_was_typed(
        string language,
        string expected
    )
    {
        var first = await desk.BeginAsync("1");
        var typed = BrowserForm
            .FieldsOf(first)
            .Select(f =>
                f.Name switch
                {
                    "workload-more" => (f.Name, "4"),
                    "_version" => (f.Name, "0.9.0"),
                    _ => f,
                }
            );

        var answer = await desk.PostAsync(BrowserForm.Encode(typed), language: language);

        Assert.Equal(StatusCodes.Status409Conflict, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.ContentLanguage);
        Assert.Equal("4", ValueOf(RespondentRequests.PageOf(answer), "workload-more"));
    }

    [Fact]
    public async Task A_form_begun_before_closing_can_be_finished_in_the_two_hours_after()
    {
        using var closing = Closing();
        var second = await closing.BeginSecondAsync("1", ("workload-more", "4"));
        closing.Clock.Advance(TimeSpan.FromHours(2.5));

        var answer = await closing.SendAsync(
            second,
            ("profile-group", "1"),
            ("workload-more", "4")
        );
        var next = RespondentRequests.PageOf(await closing.OpenAsync("?code=k&stored=1"));

        Assert.Equal(StatusCodes.Status303SeeOther, answer.StatusCode);
        Assert.Single(closing.Intake.Accepted);
        Assert.Equal("The form is stored", next.QuerySelector("h1")!.TextContent);
        Assert.Empty(next.QuerySelectorAll("input"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task After_closing_no_form_is_begun_and_after_two_hours_none_is_stored(int hours)
    {
        using var closing = Closing();
        var start = RespondentRequests.PageOf(await closing.OpenAsync());
        var second = await closing.BeginSecondAsync("1");
        closing.Clock.Advance(TimeSpan.FromHours(1 + hours));

        var opened = await closing.OpenAsync();
        var begun = await closing.SendAsync(start, ("profile-group", "1"));
        var sent = await closing.SendAsync(second, ("profile-group", "1"));

        Assert.Equal(StatusCodes.Status200OK, opened.StatusCode);
        Assert.Empty(RespondentRequests.PageOf(opened).QuerySelectorAll("input"));
        Assert.Equal(StatusCodes.Status410Gone, begun.StatusCode);
        Assert.Equal(hours == 1 ? 303 : 410, sent.StatusCode);
    }

    [Fact]
    public async Task Before_opening_no_form_is_typed_in()
    {
        using var early = new EntryDesk(
            new SurveyOptions { OpensAt = new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.Zero) }
        );

        var page = RespondentRequests.PageOf(await early.OpenAsync());
        var sent = await early.PostAsync("profile-group=1");

        Assert.Equal(
            "You can answer from 1 December 2026 at 9:00.",
            page.QuerySelector("main .lead")!.TextContent
        );
        Assert.Equal(StatusCodes.Status403Forbidden, sent.StatusCode);
    }

    private static string ValueOf(IHtmlDocument page, string name) =>
        page.QuerySelector<IHtmlInputElement>($".row input[name='{name}']")!.Value;

    private static EntryDesk Closing() =>
        new(
            new SurveyOptions
            {
                ClosesAt = new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero),
            }
        );
}
