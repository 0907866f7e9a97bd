using Microsoft.AspNetCore.Http;
using SurveyPipeline.Functions.Respondent;
using SurveyPipeline.Pages;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Unit.Functions.Requests;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Functions.Telemetry;

/// <summary>The law of every metric: two surveys that differ in the number of accepted submissions alone measure the same, reading for
/// reading, even if everything is so slow that each answer would show.</summary>
public sealed class UncountedSubmissionsTests
{
    private const int Slots = 40;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(39)]
    public async Task Any_number_of_submissions_gives_the_measurements_of_forty(int submissions)
    {
        var few = await MeasureAsync(submissions);
        var many = await MeasureAsync(Slots);

        Assert.Equal(many, few);
    }

    [Fact]
    public async Task The_same_survey_shows_its_faults()
    {
        var measured = await MeasureAsync(submissions: 1);

        Assert.Contains("survey.answer.slowest 5", measured);
        Assert.Contains("survey.answer.slowest 1", measured);
        Assert.Equal(
            4,
            measured.Count(m => m.StartsWith("survey.refusals", StringComparison.Ordinal))
        );
        Assert.Contains("survey.queue.age 0", measured);
    }

    /// <summary>Runs a survey of forty slots of five minutes, each with the same visit and the same look at the queue, every tenth with a refused
    /// form; the first ones each with one accepted submission that takes three seconds, and its page of thanks that does too.</summary>
    private static async Task<string[]> MeasureAsync(int submissions)
    {
        using var requests = new RespondentRequests();
        var measured = new List<string>();
        var start = requests.Clock.GetUtcNow();
        for (var slot = 0; slot < Slots; slot++)
        {
            requests.Clock.SetUtcNow(start + (slot * TimeSpan.FromMinutes(5)));
            await VisitAsync(requests, slot);
            if (slot < submissions)
            {
                var intake = new SlowIntake(
                    requests.Intake,
                    requests.Clock,
                    TimeSpan.FromSeconds(3)
                );
                await requests.SubmitAsync(Complete(requests), "en", intake: intake);
                await ShowAsync(
                    requests,
                    requests.Page.FollowAsync,
                    nameof(ShowThanks),
                    seconds: 3
                );
            }

            requests.Meters.Metrics.QueueSeen(
                slot < submissions ? requests.Clock.GetUtcNow() : null
            );
            measured.AddRange(requests.Meters.Read());
        }

        Assert.Equal(submissions, requests.Intake.Accepted.Length);
        return [.. measured];
    }

    private static async Task VisitAsync(RespondentRequests requests, int slot)
    {
        await ShowAsync(
            requests,
            requests.Page.ShowAsync,
            nameof(ShowQuestions),
            seconds: slot % 2 == 0 ? 4 : 0.5
        );
        if (slot % 10 == 0)
        {
            requests.Intake.Failure = new IntakeUnavailableException();
            await requests.SubmitAsync(Complete(requests), "en");
            requests.Intake.Failure = null;
        }
    }

    private static Task<HttpResponse> ShowAsync(
        RespondentRequests requests,
        Func<HttpRequest, string, Func<Language, PageAnswer>, CancellationToken, Task> show,
        string function,
        double seconds
    ) =>
        RespondentRequests.SendAsync(
            (request, cancellationToken) =>
                show(
                    request,
                    function,
                    language =>
                    {
                        requests.Clock.Advance(TimeSpan.FromSeconds(seconds));
                        return requests.Pages.Thanks(language);
                    },
                    cancellationToken
                ),
            "en"
        );

    private static string Complete(RespondentRequests requests) =>
        requests.Head("admin") + "&_confirm=1&workload-more=4";
}
