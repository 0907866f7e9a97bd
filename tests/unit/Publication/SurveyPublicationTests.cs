using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports.Origin;
using SurveyPipeline.Responses;
using SurveyPipeline.Series;
using SurveyPipeline.Surveys;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Publication;

public sealed class SurveyPublicationTests
{
    private static readonly StratumId Admin = new("admin");

    private readonly FakeTimeProvider clock = new(LawSurvey.Start);
    private readonly InMemoryReleaseStore releases = new();
    private readonly InMemoryReportStore reports = new();
    private readonly InMemoryTallyStore tallies;
    private readonly Random random = new(1);

    public SurveyPublicationTests() => tallies = new InMemoryTallyStore(clock);

    [Fact]
    public async Task Nothing_is_published_before_the_first_period_ends()
    {
        var summary = await RunAsync(await OpenAsync());

        Assert.Empty(summary.Closed);
        Assert.Empty(summary.Published);
    }

    [Fact]
    public async Task An_ended_period_is_closed_and_published_once()
    {
        var survey = await OpenAsync();
        await CountAsync(12);
        clock.SetUtcNow(LawSurvey.Start.AddMonths(1));

        var first = await RunAsync(survey);
        var second = await RunAsync(survey);

        Assert.Equal(["2026-11"], first.Published.Select(p => p.Period.Name));
        Assert.Equal(1, first.Closed.Count(c => c.Outcome is ReleasedOutcome));
        Assert.Equal(3, first.Closed.Count(c => c.Outcome is TooFewOutcome));
        Assert.Empty(second.Closed);
        Assert.Empty(second.Published);
    }

    [Fact]
    public async Task A_timer_that_slept_for_months_publishes_each_of_them()
    {
        var survey = await OpenAsync();
        clock.SetUtcNow(LawSurvey.Start.AddMonths(3).AddDays(9));

        var summary = await RunAsync(survey);

        Assert.Equal(
            ["2026-11", "2026-12", "2027-01"],
            summary.Published.Select(p => p.Period.Name)
        );
        Assert.Equal(3, (await reports.ListAsync(TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task A_report_published_late_says_the_same_as_one_published_in_time()
    {
        var survey = await OpenAsync();
        await CountAsync(12);
        clock.SetUtcNow(LawSurvey.Start.AddMonths(1));
        await RunAsync(survey);
        var inTime = (await ManifestAsync("2026-11"))!.Files.Select(f => f.Sha256).ToList();
        await CountAsync(15);
        clock.SetUtcNow(LawSurvey.Start.AddMonths(2));
        await RunAsync(survey);
        var late = new InMemoryReportStore();

        await RunAsync(survey, late);

        var again = await late.ReadManifestAsync(
            survey.Series.Id,
            survey.Series.FirstPeriod,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(inTime, again!.Files.Select(f => f.Sha256));
    }

    [Fact]
    public async Task A_series_that_ended_long_ago_is_closed_with_its_final_period_and_then_erased()
    {
        var survey = await OpenAsync();
        await CountAsync(25);
        await CountAsync(3, new StratumId("other"));
        await EndAsync(survey);
        clock.SetUtcNow(LawSurvey.Start.AddMonths(2));

        var summary = await RunAsync(survey);

        Assert.Equal(["2026-11"], summary.Published.Select(p => p.Period.Name));
        Assert.Equal([survey.Series.Id], summary.Ended);
        Assert.Empty(tallies.Tallies);
        Assert.Null(
            await releases.ReadSecretAsync(survey.Series.Id, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task A_running_series_whose_secret_is_lost_fails_loudly_and_keeps_its_counts()
    {
        var survey = await OpenAsync();
        await CountAsync(25);
        clock.SetUtcNow(LawSurvey.Start.AddMonths(1));
        releases.LoseSecret(survey.Series.Id);

        var summary = await RunAsync(survey);

        Assert.IsType<SecretLostException>(Assert.Single(summary.Failures).Error);
        Assert.Empty(summary.Closed);
        Assert.NotEmpty(tallies.Tallies);
    }

    [Fact]
    public async Task An_end_that_cannot_read_the_counts_waits_for_them()
    {
        var survey = await OpenAsync();
        await EndAsync(survey);
        clock.Advance(SeriesEnding.LastCall);

        var timer = StorageScript.FaultAt(1, Fault.Refuse).NewActor("timer");
        var summary = await Publication(survey, storeOf: _ => timer.Wrap(tallies))
            .RunAsync(TestContext.Current.CancellationToken);

        Assert.IsType<Azure.RequestFailedException>(Assert.Single(summary.Failures).Error);
        var record = await releases.ReadSeriesAsync(
            survey.Series.Id,
            TestContext.Current.CancellationToken
        );
        Assert.Null(record!.DrySince);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_series_whose_questionnaire_is_gone_or_refused_stops_no_other_and_is_told(
        bool isRefused
    )
    {
        var survey = await OpenAsync();
        await releases.TryBeginSeriesAsync(
            TestData.NewSeries(new SeriesId("a-broken-one@1.0.0")),
            SeriesSecret.Create(),
            TestContext.Current.CancellationToken
        );
        await CountAsync(12);
        clock.SetUtcNow(LawSurvey.Start.AddMonths(1));

        var summary = await RunAsync(survey, archived: isRefused ? "{}"u8.ToArray() : null);

        Assert.Contains(
            isRefused ? "is refused by this version" : "is not in storage",
            Assert.Single(summary.Failures).Error.Message,
            StringComparison.Ordinal
        );
        Assert.NotNull(await ManifestAsync("2026-11"));
    }

    [Fact]
    public async Task Pages_are_told_of_an_end_before_anything_is_closed_and_of_what_was_published()
    {
        var survey = await OpenAsync();
        await CountAsync(12);
        clock.SetUtcNow(LawSurvey.Start.AddMonths(1));
        var published = new List<int>();

        await Publication(survey, tell: async () => published.Add((await ListAsync()).Length))
            .RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal([0, 1], published);
    }

    [Fact]
    public async Task Nothing_is_closed_while_pages_cannot_be_told()
    {
        var survey = await OpenAsync();
        await CountAsync(12);
        clock.SetUtcNow(LawSurvey.Start.AddMonths(1));

        await Assert.ThrowsAsync<TimeoutException>(() =>
            Publication(survey, tell: () => throw new TimeoutException())
                .RunAsync(TestContext.Current.CancellationToken)
        );

        Assert.Empty(await ListAsync());
        Assert.Equal(12, tallies.Tallies.Sum(t => t.N));
    }

    [Fact]
    public async Task What_was_done_stays_told_where_pages_cannot_be_told_of_it()
    {
        var survey = await OpenAsync();
        await CountAsync(12);
        clock.SetUtcNow(LawSurvey.Start.AddMonths(1));
        var isTold = false;

        var summary = await Publication(
                survey,
                tell: () =>
                {
                    (var wasTold, isTold) = (isTold, true);
                    return wasTold ? throw new TimeoutException() : Task.CompletedTask;
                }
            )
            .RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(TestData.Month("2026-11"), Assert.Single(summary.Published).Period);
        var failure = Assert.Single(summary.Failures);
        Assert.Null(failure.Series);
        Assert.IsType<TimeoutException>(failure.Error);
    }

    [Fact]
    public async Task What_was_released_before_the_next_group_failed_stays_told()
    {
        var survey = await OpenAsync();
        await CountAsync(12);
        clock.SetUtcNow(LawSurvey.Start.AddMonths(1));
        var script = StorageScript.Undisturbed();
        var begun = 0;
        script.BeforeCall = (_, operation, _) =>
            operation is nameof(ITallyStore.ListAsync) && ++begun > 1
                ? throw new Azure.RequestFailedException(503, "Busy.")
                : Task.CompletedTask;
        using var timer = script.NewActor("timer");

        var summary = await Publication(survey, storeOf: _ => timer.Wrap(tallies))
            .RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Admin, Assert.Single(summary.Closed).Outcome.Stratum);
        Assert.Single(summary.Failures);
    }

    private Task<ImmutableArray<ReportManifest>> ListAsync() =>
        reports.ListAsync(TestContext.Current.CancellationToken);

    private async Task<Survey> OpenAsync()
    {
        var options = new SurveyOptions { Shards = 2 };
        var series = await new SurveyOpening(releases, clock).OpenAsync(
            LawSurvey.Instrument,
            options,
            TestContext.Current.CancellationToken
        );
        return new Survey
        {
            Instrument = LawSurvey.Instrument,
            Options = options,
            Series = series,
            Sealing = TestData.OpeningKeys.Sealing,
        };
    }

    private Task<SeriesRecord> EndAsync(Survey survey) =>
        releases.WriteEndAsync(
            survey.Series.Id,
            r => r with { EndedAt = clock.GetUtcNow() },
            TestContext.Current.CancellationToken
        );

    private async Task CountAsync(int respondents, StratumId? stratum = null)
    {
        await using var counter = new ResponseCounter(
            LawSurvey.Counting(shards: 2),
            tallies,
            clock,
            TestData.Chance(random.Next())
        );
        await counter.CountAsync(
            [
                .. Enumerable
                    .Range(0, respondents)
                    .Select(_ =>
                        TestData.Submission(LawSurvey.Instrument, stratum ?? Admin, random)
                    ),
            ],
            TestContext.Current.CancellationToken
        );
    }

    private Task<PublicationSummary> RunAsync(
        Survey survey,
        InMemoryReportStore? into = null,
        byte[]? archived = null
    ) => Publication(survey, into, archived).RunAsync(TestContext.Current.CancellationToken);

    private SurveyPublication Publication(
        Survey survey,
        InMemoryReportStore? into = null,
        byte[]? archived = null,
        Func<SeriesRecord, ITallyStore>? storeOf = null,
        Func<Task>? tell = null
    )
    {
        var instruments = new SeriesInstruments(
            () => survey.Known,
            (_, _) => Task.FromResult(archived is null ? (ReadOnlyMemory<byte>?)null : archived)
        );
        return new SurveyPublication(
            instruments,
            (known, secret) =>
                new SeriesCloser(
                    known,
                    secret,
                    storeOf?.Invoke(known.Record) ?? tallies,
                    releases,
                    new InMemoryOrganiserNotes(),
                    TestData.Chance(random.Next())
                ),
            releases,
            into ?? reports,
            new SeriesEnding(
                releases,
                storeOf ?? (_ => tallies),
                new InMemoryWaitingMessages(),
                CountingTimes.Now,
                clock
            ),
            _ => (tell ?? (() => Task.CompletedTask))(),
            clock,
            ReportOrigin.Unset
        );
    }

    private Task<ReportManifest?> ManifestAsync(string month) =>
        reports.ReadManifestAsync(
            TestData.Series,
            TestData.Month(month),
            TestContext.Current.CancellationToken
        );
}
