using Microsoft.AspNetCore.Http;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Unit.Functions.Requests;

namespace SurveyPipeline.Tests.Unit.Functions.Respondent;

public sealed class SubmitResponseTests : IDisposable
{
    private readonly RespondentRequests requests = new();

    public void Dispose() => requests.Dispose();

    [Fact]
    public async Task A_stored_response_leads_to_the_thank_you_page()
    {
        var response = await requests.SubmitAsync(
            requests.Head("admin") + "&_confirm=1&workload-more=4",
            "nl"
        );

        Assert.Equal(StatusCodes.Status303SeeOther, response.StatusCode);
        Assert.Equal("/nl/thanks", response.Headers.Location);
        var stored = Assert.Single(requests.Intake.Accepted);
        Assert.Equal(new StratumId("admin"), stored.Stratum);
        Assert.Single(stored.Choices, choice => choice is [3]);
    }

    [Fact]
    public async Task The_same_page_sent_twice_gives_the_same_id_and_the_same_answer()
    {
        var form = requests.Head("other") + "&_confirm=1";

        var first = await requests.SubmitAsync(form);
        var again = await requests.SubmitAsync(form);

        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Single(requests.Intake.Accepted.Select(s => s.Id).Distinct());
    }

    [Theory]
    [InlineData("&workload-more=9", 422)]
    [InlineData("", 200)]
    public async Task What_is_not_in_order_is_not_stored(string more, int status)
    {
        var response = await requests.SubmitAsync(requests.Head("admin") + more);

        Assert.Equal(status, response.StatusCode);
        Assert.Empty(requests.Intake.Accepted);
    }

    [Fact]
    public async Task Storage_that_is_away_keeps_the_answers_and_says_when_to_try_again()
    {
        requests.Intake.Failure = new IntakeUnavailableException
        {
            RetryAfter = TimeSpan.FromSeconds(45),
        };
        var form = requests.Head("admin") + "&_confirm=1&workload-more=4";

        var response = await requests.SubmitAsync(form);

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, response.StatusCode);
        Assert.Equal("45", response.Headers.RetryAfter);
        requests.Intake.Failure = null;
        await requests.SubmitAsync(
            BrowserForm.EncodedFieldsOf(RespondentRequests.PageOf(response))
        );
        await requests.SubmitAsync(form);
        Assert.Single(requests.Intake.Accepted.Select(s => s.Id).Distinct());
    }

    [Fact]
    public async Task An_instance_of_the_version_before_keeps_the_answers_and_never_says_that_the_survey_is_over()
    {
        End(by: new SeriesId("social-work-digital-pressure@2.0.0"));

        var response = await requests.SubmitAsync(
            requests.Head("admin") + "&_confirm=1&workload-more=4"
        );

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, response.StatusCode);
        Assert.Equal("30", response.Headers.RetryAfter);
        Assert.Contains(
            ("workload-more", "4"),
            BrowserForm.FieldsOf(RespondentRequests.PageOf(response))
        );
        Assert.Empty(requests.Intake.Accepted);
    }

    [Fact]
    public async Task An_end_that_is_learnt_of_while_an_answer_is_sent_keeps_it_for_the_version_that_follows()
    {
        requests.Intake.Failure = new SeriesEndedException();
        End(by: new SeriesId("social-work-digital-pressure@2.0.0"));

        var response = await requests.SubmitAsync(
            requests.Head("admin") + "&_confirm=1&workload-more=4"
        );

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, response.StatusCode);
        Assert.Contains(
            ("workload-more", "4"),
            BrowserForm.FieldsOf(RespondentRequests.PageOf(response))
        );
    }

    [Fact]
    public async Task A_survey_that_was_ended_for_good_says_so()
    {
        End(by: null);

        var response = await requests.SubmitAsync(
            requests.Head("admin") + "&_confirm=1&workload-more=4"
        );

        Assert.Equal(StatusCodes.Status410Gone, response.StatusCode);
    }

    [Fact]
    public async Task A_page_of_another_version_that_is_served_again_keeps_the_time_at_which_it_was_first_served()
    {
        var head = requests
            .Head("admin")
            .Replace("_version=1.1.0", "_version=0.9.0", StringComparison.Ordinal);

        var again = await requests.SubmitAsync(head + "&_confirm=1&workload-more=4");

        Assert.Equal(StatusCodes.Status409Conflict, again.StatusCode);
        var fields = BrowserForm.FieldsOf(RespondentRequests.PageOf(again)).ToList();
        var sent = head.Split("_nonce=")[1].Split('&')[0];
        Assert.Contains(("_nonce", sent), fields);
    }

    [Fact]
    public async Task An_unforeseen_failure_keeps_the_answers_and_logs_none_of_them()
    {
        requests.Intake.Failure = new InvalidOperationException("failed on workload-more=4");

        var response = await requests.SubmitAsync(
            requests.Head("admin") + "&_confirm=1&workload-more=4"
        );

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, response.StatusCode);
        Assert.Contains(
            ("workload-more", "4"),
            BrowserForm.FieldsOf(RespondentRequests.PageOf(response))
        );
        var entry = Assert.Single(requests.Log.Entries);
        Assert.Contains(
            "SubmitResponse failed with System.InvalidOperationException",
            entry,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("workload-more", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_comes_back_at_once_is_kept_and_taken_a_second_later()
    {
        var form =
            $"profile-group=admin&_version=1.1.0&_nonce={requests.Survey.Nonces.Issue()}"
            + "&_confirm=1&workload-more=4";

        var refused = await requests.SubmitAsync(form, "en");
        var page = RespondentRequests.PageOf(refused);
        requests.Clock.Advance(TimeSpan.FromSeconds(1));
        var taken = await requests.SubmitAsync(BrowserForm.EncodedFieldsOf(page), "en");

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, refused.StatusCode);
        Assert.Equal("1", refused.Headers.RetryAfter);
        Assert.Equal("/en/responses#errors", page.Forms.Single().GetAttribute("action"));
        Assert.StartsWith(
            "They came back sooner than anyone can read this page",
            page.QuerySelector("#errors p")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(StatusCodes.Status303SeeOther, taken.StatusCode);
        Assert.Single(requests.Intake.Accepted);
        Assert.Empty(requests.Log.Entries);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_answered_with_a_plain_page()
    {
        var response = await RespondentRequests.SendAsync(
            new SurveyPipeline.Functions.Respondent.SubmitResponse(
                requests.Page,
                requests.Pages.Sendings,
                requests.Pages.Notices,
                requests.Survey,
                requests.Intake,
                requests.Meters.Metrics,
                requests.Clock
            ).Run,
            "en",
            request =>
            {
                request.Method = "POST";
                request.ContentType = "application/x-www-form-urlencoded";
                request.Body = new BrokenStream();
            }
        );

        Assert.Equal(StatusCodes.Status400BadRequest, response.StatusCode);
        Assert.Equal(
            "What you sent arrived incomplete",
            RespondentRequests.PageOf(response).QuerySelector("h1")!.TextContent
        );
        Assert.Empty(requests.Log.Entries);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", 415)]
    [InlineData("application/json", 415)]
    public async Task Another_content_type_is_refused_in_the_language_of_the_page(
        string contentType,
        int status
    )
    {
        var response = await requests.SubmitAsync("{}", "de", contentType);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("de-BE", response.Headers.ContentLanguage);
        Assert.Equal("text/html; charset=utf-8", response.ContentType);
    }

    [Theory]
    [InlineData("xx", "nl-BE")]
    [InlineData("en-GB", "en")]
    public async Task A_page_whose_language_a_new_version_dropped_keeps_its_answers(
        string language,
        string expected
    )
    {
        var head = requests
            .Head("admin")
            .Replace("_version=1.1.0", "_version=0.9.0", StringComparison.Ordinal);

        var response = await requests.SubmitAsync(
            head + "&workload-more=4",
            language,
            accepted: "nl"
        );

        Assert.Equal(StatusCodes.Status409Conflict, response.StatusCode);
        Assert.Equal(expected, response.Headers.ContentLanguage);
        Assert.Contains(
            ("workload-more", "4"),
            BrowserForm.FieldsOf(RespondentRequests.PageOf(response))
        );
    }

    [Fact]
    public async Task So_does_one_that_meets_a_failure_and_it_is_sent_on_in_a_language_that_is_left()
    {
        requests.Intake.Failure = new InvalidOperationException("failed");

        var response = await requests.SubmitAsync(
            requests.Head("admin") + "&_confirm=1&workload-more=4",
            "xx",
            accepted: "nl"
        );

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, response.StatusCode);
        var page = RespondentRequests.PageOf(response);
        Assert.Equal("/nl/responses#errors", page.Forms.Single().GetAttribute("action"));
        Assert.Contains(("workload-more", "4"), BrowserForm.FieldsOf(page));
    }

    [Fact]
    public async Task What_is_no_form_gets_a_plain_page_in_no_language_at_all_too()
    {
        var response = await requests.SubmitAsync("{}", "xx", "application/json", accepted: "nl");

        Assert.Equal(StatusCodes.Status415UnsupportedMediaType, response.StatusCode);
        Assert.Equal("nl-BE", response.Headers.ContentLanguage);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        var response = await requests.SubmitAsync("x=" + new string('1', 70_000));

        Assert.Equal(StatusCodes.Status413PayloadTooLarge, response.StatusCode);
    }

    private void End(SeriesId? by)
    {
        var survey = requests.Survey;
        survey.Open(
            survey.Series with
            {
                EndedAt = survey.Series.FirstPeriod.Start,
                SupersededBy = by,
            },
            survey.Sealing
        );
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        ) => throw new IOException("The connection broke.");
    }
}
