using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Unit.Publication;

/// <summary>Each report is announced until the announcement arrived once, and no failure changes anything else.</summary>
public sealed class ReportAnnouncementsTests
{
    private static readonly SeriesId Series = new("survey@1.0.0");
    private static readonly Uri Address = new("https://survey.example.org/report");

    private readonly InMemoryReportStore reports = new();
    private readonly InMemoryAnnouncementMarks marks = new();
    private readonly FakeTimeProvider clock = new(
        new DateTimeOffset(2026, 12, 3, 5, 0, 0, TimeSpan.Zero)
    );
    private readonly List<Announcement> sent = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_is_announced_once()
    {
        await PublishAsync("2026-11");

        var run = await RunAsync();
        await RunAsync();

        var announcement = Assert.Single(sent);
        Assert.Equal(new Announcement(Series, "2026-11", Address), announcement);
        Assert.Equal("survey@1.0.0/2026-11", announcement.Key);
        Assert.Equal([announcement], run.Arrived);
    }

    [Fact]
    public async Task What_did_not_arrive_is_sent_again_with_the_same_key()
    {
        await PublishAsync("2026-11");

        var failed = await RunAsync(failure: "status 500");
        var second = await RunAsync();

        Assert.Equal("status 500", failed.Failure);
        Assert.Equal("2026-11", failed.Failed!.Period);
        Assert.Null(second.Failed);
        Assert.Equal(2, sent.Count);
        Assert.Single(sent.DistinctBy(a => a.Key));
    }

    [Fact]
    public async Task A_failure_leaves_those_behind_it_to_the_next_run_in_order()
    {
        await PublishAsync("2026-W48");
        await PublishAsync("2026-W47");

        await RunAsync(failure: "status 500");
        await RunAsync();

        Assert.Equal(["2026-W47", "2026-W47", "2026-W48"], sent.Select(a => a.Period));
    }

    [Fact]
    public async Task What_ended_long_ago_is_no_news()
    {
        await PublishAsync("2026-09");
        await PublishAsync("2026-10");

        await RunAsync();

        Assert.Empty(sent);
    }

    [Fact]
    public async Task A_withdrawn_report_is_not_announced()
    {
        await PublishAsync("2026-11");
        await reports.WithdrawAsync(
            Series,
            TestData.Month("2026-11"),
            new DateOnly(2026, 12, 2),
            TestData.Texts(("en", "Wrong.")),
            Token
        );

        await RunAsync();

        Assert.Empty(sent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_trial_and_a_survey_do_not_announce_for_each_other(bool ofTrials)
    {
        await PublishAsync("2026-11");
        await PublishAsync("2026-11", new SeriesId("survey@1.0.0~trial"));

        await RunAsync(ofTrials: ofTrials);

        Assert.Equal(ofTrials, Assert.Single(sent).Series.IsTrial);
    }

    [Fact]
    public async Task A_run_announces_no_more_than_ten()
    {
        for (var hour = 1; hour <= 12; hour++)
        {
            await PublishAsync($"2026-12-01T{hour:00}");
        }

        await RunAsync();
        Assert.Equal(10, sent.Count);
        await RunAsync();

        Assert.Equal(12, sent.DistinctBy(a => a.Key).Count());
        Assert.Equal(12, sent.Count);
    }

    private Task<AnnouncementRun> RunAsync(string? failure = null, bool ofTrials = false) =>
        new ReportAnnouncements(reports, marks, clock).RunAsync(
            ofTrials,
            _ => Address,
            (announcement, _) =>
            {
                sent.Add(announcement);
                return Task.FromResult(failure);
            },
            Token
        );

    private Task<ReportManifest> PublishAsync(string period, SeriesId? series = null)
    {
        Assert.True(Period.TryParse(period, out var parsed));
        return reports.PublishAsync(
            series ?? Series,
            parsed,
            [TestData.FileNamed("report.en.html")],
            Token
        );
    }

    private sealed class InMemoryAnnouncementMarks : IAnnouncementMarks
    {
        private ImmutableHashSet<(SeriesId, string)> all = [];

        public Task<ImmutableHashSet<(SeriesId Series, string Period)>> ListAsync(
            CancellationToken cancellationToken
        ) => Task.FromResult(all);

        public Task MarkAsync(
            SeriesId series,
            Period period,
            DateOnly date,
            CancellationToken cancellationToken
        )
        {
            all = all.Add((series, period.Name));
            return Task.CompletedTask;
        }
    }
}
