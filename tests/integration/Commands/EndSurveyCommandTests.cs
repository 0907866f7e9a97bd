using System.Net;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Local.Commands;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Surveys;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Integration.Commands;

/// <summary>The command that ends a survey, on a storage that a host works on at the same time.</summary>
public sealed class EndSurveyCommandTests : IDisposable
{
    private static readonly SeriesId Series = new("evening-library@2.3.1");
    private static readonly StratumId Working = new("working");
    private static readonly StratumId Retired = new("retired");

    private readonly CommandScene scene = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_survey_is_ended_while_its_host_runs_and_the_schedule_brings_it_to_its_end()
    {
        var clock = new JumpingClock();
        await using var survey = await CommandScene.StartAsync(clock);
        await CommandScene.AnswerAsync(survey, Working, 16);
        await CommandScene.AnswerAsync(survey, Retired, 4);
        await survey.DrainAsync();
        var respondent = new RespondentBrowser(survey.Host.Client, TestData.EveningLibrary(), "en");
        var open = await respondent.OpenAsync(Working, Token);

        var refused = await scene.RunAsync(
            survey,
            EndSurvey.Command,
            ["evening-library@2.3.1"],
            "yes\n"
        );
        var exit = await scene.RunAsync(
            survey,
            EndSurvey.Command,
            ["evening-library@2.3.1", "--yes"]
        );
        clock.Jump(SeriesWatch.Freshness);
        using var late = await respondent.SendInTimeAsync(open, [("q1", "2")], Token);
        var untouched = await CommandScene.RowsAsync(survey, StorageLayout.TalliesTable);
        await CommandScene.FinishAsync(survey, clock);
        var progress = scene.Output;
        var again = await scene.RunAsync(survey, EndSurvey.Command, ["evening-library@2.3.1"]);

        Assert.Equal((1, 0, 0), (refused, exit, again));
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        Assert.NotEmpty(untouched);
        Assert.DoesNotContain("Protocol", progress, StringComparison.Ordinal);
        Assert.Contains(
            "  done: nothing is accepted any more, and the pages say so",
            progress,
            StringComparison.Ordinal
        );
        Assert.Contains("  next: the rest is erased", progress, StringComparison.Ordinal);
        Assert.Contains("Protocol: evening-library@2.3.1", scene.Output, StringComparison.Ordinal);
        Assert.Contains("People in work (working): ", scene.Output, StringComparison.Ordinal);
        Assert.Empty(await CommandScene.RowsAsync(survey, StorageLayout.TalliesTable));
        var outcomes = await survey.Storage.Releases().ListOutcomesAsync(Series, Token);
        Assert.Equal(16, Assert.Single(outcomes.OfType<ReleasedOutcome>()).N);
        Assert.Equal(4, outcomes.OfType<CarriedOutcome>().Count());
        Assert.Single(await survey.Storage.Reports().ListAsync(Token));
        Assert.Null(await survey.Storage.Releases().ReadSecretAsync(Series, Token));
    }

    [Fact]
    public async Task An_ended_survey_opens_again_says_that_it_is_over_and_keeps_its_reports_readable()
    {
        var clock = new JumpingClock();
        await using var survey = await CommandScene.StartAsync(clock);
        await CommandScene.AnswerAsync(survey, Working, 16);
        await survey.DrainAsync();
        await scene.RunAsync(survey, EndSurvey.Command, ["evening-library@2.3.1", "--yes"]);
        await CommandScene.FinishAsync(survey, clock);

        await survey.RestartAsync(
            clock,
            ("Survey__Instrument", TestData.EveningLibraryFile),
            ("Survey__PublicResults", "true")
        );
        using var start = await survey.Host.Client.GetAsync(
            new Uri("/en", UriKind.Relative),
            Token
        );
        using var results = await survey.Host.Client.GetAsync(
            new Uri("/en/results", UriKind.Relative),
            Token
        );
        await CommandScene.PublishAsync(survey);

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.OK),
            (start.StatusCode, results.StatusCode)
        );
        Assert.DoesNotContain(
            "<form",
            await start.Content.ReadAsStringAsync(Token),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "/en/results/evening-library%402.3.1/",
            await results.Content.ReadAsStringAsync(Token),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_waits_in_the_queue_at_the_end_is_counted_by_the_app_that_opens_again()
    {
        var clock = new JumpingClock();
        await using var survey = await CommandScene.StartAsync(clock);
        var instrument = TestData.EveningLibrary();
        var random = new Random(4);
        var messages = Enumerable
            .Range(0, 15)
            .Select(_ => TestData.Submission(instrument, Working, random))
            .Select(s => ResponseMessage.Encode(s, instrument.CountedItems(Working)))
            .Select(e => ResponseMessage.Write(Series, TestData.OpeningKeys.Sealing, [e]))
            .ToList();
        await survey.StopAsync();
        foreach (var message in messages)
        {
            await survey
                .Storage.Responses(CountingTimes.Now, TimeProvider.System)
                .SendAsync(message, Token);
        }

        await scene.RunAsync(survey, EndSurvey.Command, ["evening-library@2.3.1", "--yes"]);
        await survey.RestartAsync(clock, ("Survey__Instrument", TestData.EveningLibraryFile));
        await survey.DrainAsync();
        await CommandScene.FinishAsync(survey, clock);

        var outcomes = await survey.Storage.Releases().ListOutcomesAsync(Series, Token);
        Assert.Equal(15, Assert.Single(outcomes.OfType<ReleasedOutcome>()).N);
    }

    [Fact]
    public async Task An_end_of_a_series_that_storage_does_not_know_names_those_it_knows()
    {
        await using var survey = await CommandScene.StartAsync();

        var unknown = await Assert.ThrowsAsync<LocalHostException>(() =>
            scene.RunAsync(survey, EndSurvey.Command, ["evening-library@9.9.9", "--yes"])
        );

        Assert.Contains(
            "It knows evening-library@2.3.1.",
            unknown.Message,
            StringComparison.Ordinal
        );
    }

    public void Dispose() => scene.Dispose();
}
