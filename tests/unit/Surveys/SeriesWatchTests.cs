using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Series;
using SurveyPipeline.Surveys;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;

namespace SurveyPipeline.Tests.Unit.Surveys;

/// <summary>What a process with pages learns of its survey, which another process begins, ends and keeps the keys of.</summary>
public sealed class SeriesWatchTests
{
    private readonly FakeTimeProvider clock = new(LawSurvey.Start.AddDays(4));
    private readonly WatchedSurvey open = new();
    private readonly Survey survey;
    private readonly SeriesWatch watch;

    public SeriesWatchTests()
    {
        survey = TestData.SurveyWith(clock);
        open.Standing = Told(survey.Series);
        watch = new SeriesWatch(survey, open, clock);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_series_runs_storage_is_asked_once_in_half_a_minute()
    {
        for (var second = 0; second < 61; second++)
        {
            await watch.ThrowIfEndedAsync(Token);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(2, open.Reads);
        Assert.Equal(SurveyPhase.Open, SendingRules.PhaseOf(survey, clock.GetUtcNow()));
    }

    [Fact]
    public async Task Half_a_minute_after_the_end_nothing_is_taken_any_more()
    {
        await watch.ThrowIfEndedAsync(Token);
        End();
        clock.Advance(SeriesWatch.Freshness + TimeSpan.FromTicks(1));

        await Assert.ThrowsAsync<SeriesEndedException>(() => watch.ThrowIfEndedAsync(Token));

        Assert.Equal(SurveyPhase.Closed, SendingRules.PhaseOf(survey, clock.GetUtcNow()));
    }

    [Fact]
    public async Task Nothing_is_taken_on_the_strength_of_old_knowledge()
    {
        await watch.ThrowIfEndedAsync(Token);
        clock.Advance(SeriesWatch.Freshness + TimeSpan.FromTicks(1));
        open.Failure = new Azure.RequestFailedException("away");

        await Assert.ThrowsAsync<Azure.RequestFailedException>(() =>
            watch.ThrowIfEndedAsync(Token)
        );
    }

    [Fact]
    public async Task An_end_by_a_newer_version_is_told_from_an_end_for_good()
    {
        End(by: new SeriesId("social-work-digital-pressure@2.0.0"));

        await watch.LookAsync(Token);

        Assert.Equal(SurveyPhase.Superseded, SendingRules.PhaseOf(survey, clock.GetUtcNow()));
    }

    [Fact]
    public async Task Everyone_who_waits_for_a_message_learns_of_the_end()
    {
        End();
        await using var intake = new IntakeBatcher(
            survey.Series.Id,
            survey.Instrument,
            () => TestData.OpeningKeys.Sealing,
            (_, ct) => watch.ThrowIfEndedAsync(ct),
            clock
        );
        var submission = TestData.Submission(
            survey.Instrument,
            survey.Instrument.Strata[0].Id,
            new Random(1)
        );

        await Assert.ThrowsAsync<SeriesEndedException>(() => intake.AcceptAsync(submission, Token));
    }

    [Fact]
    public async Task Answers_are_sealed_for_the_key_that_was_told_last()
    {
        var fresh = OpeningKeys.Create().Sealing;
        open.Standing = open.Standing! with { Sealing = fresh };

        await watch.LookAsync(Token);

        Assert.Equal(fresh.Id, survey.Sealing.Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_survey_that_nobody_has_begun_is_not_open(bool anotherWas)
    {
        var another = survey.Series with { Id = new SeriesId("another@1.0.0") };
        open.Standing = anotherWas ? Told(another) : null;

        var error = await Assert.ThrowsAsync<SurveyNotOpenException>(() => watch.LookAsync(Token));

        Assert.Contains("the app that counts begins it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_whose_settings_differ_from_the_series_are_not_served()
    {
        open.Standing = Told(
            survey.Series with
            {
                PeriodKind = PeriodKind.Quarter,
                Threshold = 30,
            }
        );

        var error = await Assert.ThrowsAsync<SeriesDisagreementException>(() =>
            watch.LookAsync(Token)
        );

        Assert.Equal(2, error.Differences.Length);
    }

    private static OpenSurvey Told(SeriesRecord series) =>
        new(TestData.OpeningKeys.Sealing, [new OpenSeries(series, [])]);

    private void End(SeriesId? by = null) =>
        open.Standing = Told(survey.Series with { EndedAt = clock.GetUtcNow(), SupersededBy = by });
}
