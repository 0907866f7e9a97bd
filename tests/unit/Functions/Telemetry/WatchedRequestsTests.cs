using Microsoft.AspNetCore.Http;
using SurveyPipeline.Functions.Respondent;
using SurveyPipeline.Pages;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Unit.Functions.Requests;

namespace SurveyPipeline.Tests.Unit.Functions.Telemetry;

/// <summary>What the metrics get to hear of requests to the real functions.</summary>
public sealed class WatchedRequestsTests
{
    private const string Complete = "&_confirm=1&workload-more=4";

    [Theory]
    [InlineData(IntakeShortage.Storage, "storage")]
    [InlineData(IntakeShortage.Capacity, "capacity")]
    [InlineData(IntakeShortage.Ceiling, "ceiling")]
    public async Task A_submission_that_is_not_stored_is_refused_for_what_was_lacking(
        IntakeShortage lacking,
        string reason
    )
    {
        using var requests = new RespondentRequests();
        requests.Intake.Failure = new IntakeUnavailableException { Lacking = lacking };

        await requests.SubmitAsync(requests.Head("admin") + Complete, "en");

        Assert.Equal([$"reason={reason} 1"], requests.Meters.Read("survey.refusals"));
    }

    [Fact]
    public async Task A_form_that_comes_back_at_once_is_refused_as_too_fast()
    {
        using var requests = new RespondentRequests();
        var nonce = requests.Survey.Nonces.Issue();

        await requests.SubmitAsync(
            $"profile-group=admin&_version=1.1.0&_nonce={nonce}{Complete}",
            "en"
        );

        Assert.Equal(["reason=too_fast 1"], requests.Meters.Read("survey.refusals"));
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_refused_as_unreadable()
    {
        using var requests = new RespondentRequests();

        await requests.SubmitAsync("{}", "en", "application/json");

        Assert.Equal(["reason=unreadable 1"], requests.Meters.Read("survey.refusals"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&workload-more=9")]
    [InlineData("&_version=0.9.0")]
    public async Task A_form_that_its_sender_will_complete_moves_nothing(string rest)
    {
        using var requests = new RespondentRequests();

        var answer = await requests.SubmitAsync(requests.Head("admin") + rest, "en");
        requests.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.NotEqual(StatusCodes.Status303SeeOther, answer.StatusCode);
        Assert.Equal(["survey.answer.slowest 1"], requests.Meters.Read());
    }

    [Fact]
    public async Task A_failure_counts_under_its_function_and_with_the_time_it_took()
    {
        using var requests = new RespondentRequests();

        await RespondentRequests.SendAsync(
            (request, cancellationToken) =>
                requests.Page.ShowAsync(
                    request,
                    nameof(ShowResults),
                    PageAnswer (_) =>
                    {
                        requests.Clock.Advance(TimeSpan.FromSeconds(4));
                        throw new InvalidOperationException();
                    },
                    cancellationToken
                ),
            "en"
        );
        requests.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(
            ["survey.errors function=ShowResults 1", "survey.answer.slowest 5"],
            requests.Meters.Read()
        );
    }
}
