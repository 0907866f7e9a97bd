using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Surveys;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Surveys;

public sealed class SurveyOpeningTests
{
    private readonly FakeTimeProvider clock = new(LawSurvey.Start.AddDays(4));
    private readonly InMemoryReleaseStore releases = new();
    private readonly Instrument instrument = TestData.BuiltInInstrument();

    [Fact]
    public async Task The_first_start_begins_the_series_with_the_larger_threshold()
    {
        var survey = await OpenAsync(new SurveyOptions { Threshold = 15, Shards = 2 });

        Assert.Equal(TestData.Series, survey.Id);
        Assert.Equal(
            (15, 2, "2026-11"),
            (survey.Threshold, survey.Shards, survey.FirstPeriod.Name)
        );
        Assert.Equal(
            ["admin", "proximity", "other", "undisclosed"],
            survey.Strata.Select(s => s.Value)
        );
    }

    [Fact]
    public async Task A_later_start_finds_the_series_as_it_was_begun()
    {
        var first = await OpenAsync(new SurveyOptions());
        clock.Advance(TimeSpan.FromDays(70));

        var second = await OpenAsync(new SurveyOptions());

        Assert.Equal(first.FirstPeriod, second.FirstPeriod);
    }

    [Fact]
    public async Task Settings_that_differ_from_the_series_stop_the_start_and_are_all_named()
    {
        await OpenAsync(new SurveyOptions());

        var error = await Assert.ThrowsAsync<SeriesDisagreementException>(() =>
            OpenAsync(
                new SurveyOptions
                {
                    Threshold = 30,
                    Shards = 8,
                    Period = PeriodKind.Quarter,
                }
            )
        );

        Assert.Equal(3, error.Differences.Length);
        Assert.StartsWith(
            "Survey__Period is Quarter, but the series social-work-digital-pressure@1.1.0 was begun with Month:",
            error.Differences[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_changed_questionnaire_of_the_same_version_stops_the_start()
    {
        await OpenAsync(new SurveyOptions());

        var error = await Assert.ThrowsAsync<SeriesDisagreementException>(() =>
            OpenAsync(new SurveyOptions(), instrument with { Sha256 = "another" })
        );

        Assert.Contains(
            "questionnaire",
            Assert.Single(error.Differences),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Another_participation_than_people_were_told_stops_the_start()
    {
        await OpenAsync(new SurveyOptions());

        var error = await Assert.ThrowsAsync<SeriesDisagreementException>(() =>
            OpenAsync(new SurveyOptions(), instrument with { Participation = Participation.Once })
        );

        Assert.Equal(
            "meta.participation of the questionnaire is once, but the series social-work-digital-pressure@1.1.0 was begun with every-period: set it back, or give the questionnaire a new version.",
            Assert.Single(error.Differences)
        );
    }

    [Fact]
    public async Task Asking_the_same_people_once_week_after_week_stops_the_start()
    {
        var once = instrument with { Participation = Participation.Once };

        var error = await Assert.ThrowsAsync<SeriesDisagreementException>(() =>
            OpenAsync(new SurveyOptions { Period = PeriodKind.Week }, once)
        );

        Assert.Contains(
            "people who are asked week after week answer again",
            Assert.Single(error.Differences),
            StringComparison.Ordinal
        );
        Assert.Null(await ReadAsync(TestData.Series.Value));
    }

    [Fact]
    public async Task A_trial_may_have_weeks_whoever_answers()
    {
        var once = instrument with { Participation = Participation.Once };

        var survey = await OpenAsync(
            new SurveyOptions { Period = PeriodKind.Week, Trial = true },
            once
        );

        Assert.Equal(Participation.Once, survey.Participation);
    }

    [Fact]
    public async Task A_new_version_ends_the_one_before_and_says_which_it_is()
    {
        await OpenAsync(new SurveyOptions());
        clock.Advance(TimeSpan.FromDays(60));

        await OpenAsync(new SurveyOptions(), instrument with { Version = "1.10.0" });

        var ended = (await ReadAsync("social-work-digital-pressure@1.1.0"))!;
        Assert.Equal(clock.GetUtcNow(), ended.EndedAt);
        Assert.Equal(new SeriesId("social-work-digital-pressure@1.10.0"), ended.SupersededBy);
        Assert.Null((await ReadAsync("social-work-digital-pressure@1.10.0"))!.EndedAt);
    }

    [Fact]
    public async Task A_new_version_keeps_the_secret_so_that_unchanged_people_are_rounded_alike()
    {
        await OpenAsync(new SurveyOptions());
        var first = await releases.ReadSecretAsync(TestData.Series, Token);

        var second = await OpenAsync(new SurveyOptions(), instrument with { Version = "1.10.0" });

        Assert.Same(first, await releases.ReadSecretAsync(second.Id, Token));
    }

    [Theory]
    [InlineData("1.1.0")]
    [InlineData("1.10.0")]
    public async Task A_lost_secret_stops_the_start_and_says_what_to_do(string version)
    {
        await OpenAsync(new SurveyOptions());
        releases.LoseSecret(TestData.Series);

        var error = await Assert.ThrowsAsync<SeriesDisagreementException>(() =>
            OpenAsync(new SurveyOptions(), instrument with { Version = version })
        );

        Assert.Contains("end-survey", Assert.Single(error.Differences), StringComparison.Ordinal);
        Assert.Null(await releases.ReadSecretAsync(TestData.Series, Token));
    }

    [Fact]
    public async Task Going_from_trial_to_real_ends_the_trial()
    {
        await OpenAsync(new SurveyOptions { Trial = true });

        await OpenAsync(new SurveyOptions());

        Assert.NotNull((await ReadAsync("social-work-digital-pressure@1.1.0~trial"))!.EndedAt);
    }

    [Fact]
    public async Task A_trial_never_ends_a_real_series()
    {
        await OpenAsync(new SurveyOptions());

        await OpenAsync(new SurveyOptions { Trial = true }, instrument with { Version = "2.0.0" });

        Assert.Null((await ReadAsync("social-work-digital-pressure@1.1.0"))!.EndedAt);
    }

    [Fact]
    public async Task A_storage_holds_one_survey_and_another_is_refused()
    {
        await OpenAsync(new SurveyOptions());

        var error = await Assert.ThrowsAsync<SeriesDisagreementException>(() =>
            OpenAsync(
                new SurveyOptions(),
                instrument with
                {
                    Id = "another-survey",
                    Version = "9.0.0",
                }
            )
        );

        Assert.Contains(
            "this storage holds another survey, social-work-digital-pressure@1.1.0",
            Assert.Single(error.Differences),
            StringComparison.Ordinal
        );
        Assert.Null(await ReadAsync("another-survey@9.0.0"));
        Assert.Null((await ReadAsync("social-work-digital-pressure@1.1.0"))!.EndedAt);
    }

    [Fact]
    public async Task An_ended_series_opens_and_is_closed()
    {
        await OpenAsync(new SurveyOptions());
        await releases.WriteEndAsync(
            TestData.Series,
            r => r with { EndedAt = clock.GetUtcNow() },
            Token
        );

        var survey = await OpenAsync(new SurveyOptions());

        Assert.NotNull(survey.EndedAt);
        Assert.Null(survey.SupersededBy);
    }

    [Fact]
    public async Task An_erased_series_opens_without_its_secret_and_gets_no_other()
    {
        await OpenAsync(new SurveyOptions());
        await releases.WriteEndAsync(
            TestData.Series,
            r => r with { EndedAt = clock.GetUtcNow() },
            Token
        );
        await releases.TryNoteErasedAsync(TestData.Series, Token);

        var survey = await OpenAsync(new SurveyOptions());

        Assert.True(survey.IsErased);
        Assert.Null(await releases.ReadSecretAsync(TestData.Series, Token));
    }

    [Fact]
    public async Task The_version_before_opens_as_one_that_was_followed_by_another()
    {
        await OpenAsync(new SurveyOptions());
        await OpenAsync(new SurveyOptions(), instrument with { Version = "1.10.0" });

        var old = await OpenAsync(new SurveyOptions());

        Assert.Equal(new SeriesId("social-work-digital-pressure@1.10.0"), old.SupersededBy);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<SeriesRecord> OpenAsync(SurveyOptions options, Instrument? other = null) =>
        new SurveyOpening(releases, clock).OpenAsync(
            other ?? instrument,
            options,
            TestContext.Current.CancellationToken
        );

    private Task<SeriesRecord?> ReadAsync(string series) =>
        releases.ReadSeriesAsync(new SeriesId(series), TestContext.Current.CancellationToken);
}
