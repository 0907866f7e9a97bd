using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses.Sealing;
using SurveyPipeline.Series;
using SurveyPipeline.Surveys;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Surveys;

/// <summary>What the app that counts tells the pages.</summary>
public sealed class OpenSurveyWriterTests
{
    private static readonly SealingKey Sealing = TestData.OpeningKeys.Sealing;

    private readonly FakeTimeProvider clock = new(LawSurvey.Start.AddDays(40));
    private readonly InMemoryReleaseStore releases = new();
    private readonly InMemoryReportStore reports = new();
    private readonly InMemoryOpenSurvey open = new();
    private readonly OpenSurveyWriter writer;
    private readonly SeriesRecord series;

    public OpenSurveyWriterTests()
    {
        writer = new OpenSurveyWriter(open, releases, reports, clock);
        series = TestData.SurveyWith(new FakeTimeProvider(LawSurvey.Start.AddDays(4))).Series;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_period_without_a_report_nothing_is_told()
    {
        await BeginAsync();
        await InsertAsync(new CarriedOutcome(new StratumId("admin"), TestData.Month("2026-10")));
        await InsertAsync(new CarriedOutcome(new StratumId("admin"), TestData.Month("2026-11")));
        await reports.PublishAsync(series.Id, TestData.Month("2026-11"), [], Token);

        await writer.TellAsync(Sealing, Token);

        var fate = Assert.Single((await ReadAsync()).Fates);
        Assert.Equal(
            new StratumFate(
                new StratumId("admin"),
                TestData.Month("2026-11"),
                Fate.Carried,
                TestData.Month("2026-11")
            ),
            fate
        );
    }

    [Fact]
    public async Task Without_a_key_at_hand_the_one_that_stands_is_kept()
    {
        await BeginAsync();
        await writer.TellAsync(Sealing, Token);
        await EndAsync();

        await writer.TellAsync(sealing: null, Token);

        Assert.Equal(Sealing.Id, (await open.ReadAsync(Token))!.Sealing.Id);
        Assert.NotNull((await ReadAsync()).Record.EndedAt);
    }

    [Fact]
    public async Task Without_a_key_at_hand_nothing_is_told_where_no_survey_was_opened()
    {
        await BeginAsync();

        await writer.TellAsync(sealing: null, Token);

        Assert.Null(await open.ReadAsync(Token));
    }

    [Fact]
    public async Task An_end_that_is_told_late_is_moved_so_that_what_was_thanked_meanwhile_is_waited_for()
    {
        await BeginAsync();
        await writer.TellAsync(Sealing, Token);
        await EndAsync();
        clock.Advance(TimeSpan.FromHours(9));

        await writer.TellAsync(Sealing, Token);

        Assert.Equal(clock.GetUtcNow(), (await ReadAsync()).Record.EndedAt);
        Assert.Equal(
            clock.GetUtcNow(),
            (await releases.ReadSeriesAsync(series.Id, Token))!.EndedAt
        );
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(600, true)]
    public async Task An_end_that_was_told_in_time_stays_where_it_is(int seconds, bool chosen)
    {
        await BeginAsync();
        await writer.TellAsync(Sealing, Token);
        var ended = await EndAsync();
        if (chosen)
        {
            await releases.WriteEndAsync(
                series.Id,
                r => r with { FinalPeriod = TestData.Month("2026-12") },
                Token
            );
        }

        clock.Advance(TimeSpan.FromSeconds(seconds));
        await writer.TellAsync(Sealing, Token);

        Assert.Equal(ended, (await ReadAsync()).Record.EndedAt);
    }

    private Task<SeriesBeginning> BeginAsync() =>
        releases.TryBeginSeriesAsync(series, SeriesSecret.Create(), Token);

    private async Task<DateTimeOffset> EndAsync()
    {
        var now = clock.GetUtcNow();
        await releases.WriteEndAsync(series.Id, r => r with { EndedAt = now }, Token);
        return now;
    }

    private Task<bool> InsertAsync(Outcome outcome) =>
        releases.TryInsertOutcomeAsync(series.Id, outcome, Token);

    private async Task<OpenSeries> ReadAsync() => (await open.ReadAsync(Token))!.Find(series.Id)!;
}
