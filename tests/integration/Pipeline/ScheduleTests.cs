using Azure.Core.Pipeline;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Functions.Pipeline;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Laws;

namespace SurveyPipeline.Tests.Integration.Pipeline;

/// <summary>What the schedule does, and what it does all the same when something fails.</summary>
public sealed class ScheduleTests
{
    private static readonly SeriesId Broken = new("social-work-digital-pressure@0.1.0");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_series_that_cannot_be_closed_stops_neither_alarms_nor_other_series_nor_purges_and_is_told_at_the_end()
    {
        using var lines = new RecordedLog(LogLevel.Information);
        await using var survey = await StartAsync(lines);
        await survey
            .Storage.Releases()
            .TryBeginSeriesAsync(TestData.NewSeries(Broken), SeriesSecret.Create(), Token);
        await survey
            .Storage.Responses(CountingTimes.Now, TimeProvider.System)
            .PoisonAsync("bm8gbWVzc2FnZQ==", Token);
        var probes = survey.Storage.Probes();
        await probes.AnswerAsync("0123456789abcdef0123456789abcdef", Token);
        await survey.RestartAsync(
            new OffsetClock(
                TimeProvider.System,
                LawSurvey.Start.AddMonths(1).AddDays(3) - TimeProvider.System.GetUtcNow()
            ),
            ("ReportSchedule", "0 0 5 1 1 *")
        );

        var error = await Assert.ThrowsAsync<ScheduleFailedException>(() => RunAsync(survey));

        Assert.Contains("to close and publish", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("purge", error.Message, StringComparison.Ordinal);
        Assert.Contains(Lines("There are poisoned messages"), _ => true);
        Assert.Contains(Lines($"The schedule failed for series {Broken}"), _ => true);
        Assert.Contains(Lines($"Published {TestData.Series} 2026-11"), _ => true);
        Assert.Empty(Lines("The schedule has run to its end"));
        Assert.False(await probes.TryTakeAsync("0123456789abcdef0123456789abcdef", Token));

        IEnumerable<string> Lines(string text) =>
            lines.Entries.Where(e => e.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_can_be_read_every_duty_is_tried_and_told()
    {
        var outage = new StorageOutage();
        using var lines = new RecordedLog(LogLevel.Information);
        await using var survey = await StartAsync(lines, outage);
        outage.IsOn = true;

        var error = await Assert.ThrowsAsync<ScheduleFailedException>(() => RunAsync(survey));

        Assert.Contains(
            "to look at the queues, to close and publish, to purge answers to probes, to purge receipts",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            4,
            lines.Entries.Count(e =>
                e.StartsWith("Error: The schedule failed to", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task Where_all_is_well_it_says_that_it_has_run_to_its_end()
    {
        using var lines = new RecordedLog(LogLevel.Information);
        await using var survey = await StartAsync(lines);

        await RunAsync(survey);

        Assert.Contains(
            lines.Entries,
            e => e.Contains("The schedule has run to its end", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(lines.Entries, e => e.StartsWith("Error", StringComparison.Ordinal));
    }

    private static Task<SurveyHost> StartAsync(RecordedLog lines, StorageOutage? outage = null) =>
        SurveyHost.StartAsync(
            new OffsetClock(TimeProvider.System, LawSurvey.Start - TimeProvider.System.GetUtcNow()),
            builder =>
            {
                builder.Logging.AddProvider(lines);
                if (outage is not null)
                {
                    builder.Services.AddSingleton<HttpPipelinePolicy>(outage);
                }
            },
            ("ReportSchedule", "0 0 5 1 1 *")
        );

    private static Task RunAsync(SurveyHost survey) =>
        ActivatorUtilities
            .CreateInstance<PublishReports>(survey.Host.Services)
            .Run(new TimerInfo(), Token);
}
