using System.Diagnostics;
using SurveyPipeline.Tests.Faults.Runs;
using SurveyPipeline.Tests.Faults.Storage;

namespace SurveyPipeline.Tests.Faults;

/// <summary>Whatever is killed, cut, delayed, repeated or refused: what was thanked for is counted exactly once, and no page loses an answer.</summary>
[Collection(nameof(HostProcesses))]
public sealed class FaultRunTests(FaultTable table)
{
    private const int Scenarios = 9;
    private static readonly TimeSpan LongRun = TimeSpan.FromSeconds(15);

    [Fact]
    public Task Hosts_that_are_killed_and_ended_under_load_lose_nothing() =>
        CheckAsync(
            new RunPlan
            {
                Name = "hosts killed and ended, messages twice and malformed",
                Seed = 1,
                Hosts = 3,
                Duration = TimeSpan.FromSeconds(6),
                Kills = true,
                Terminates = true,
                DeliversAgain = true,
                Malformed = true,
            }
        );

    [Fact]
    public Task Storage_that_fails_in_every_way_loses_nothing() =>
        CheckAsync(
            new RunPlan
            {
                Name = "storage disturbed and refusing",
                Seed = 2,
                Duration = TimeSpan.FromSeconds(5),
                Disturbed = 0.1,
                Outages = true,
            }
        );

    [Fact]
    public Task A_period_that_ends_on_clocks_apart_is_released_once() =>
        CheckAsync(
            new RunPlan
            {
                Name = "a period's end on clocks apart",
                Seed = 3,
                Duration = TimeSpan.FromSeconds(6),
                Disturbed = 0.04,
                Kills = true,
                PeriodEnds = true,
                ClocksApart = true,
            }
        );

    [Theory]
    [InlineData(4, "tables refuse for half an hour", StorageService.Table)]
    [InlineData(5, "queues refuse for half an hour", StorageService.Queue)]
    [InlineData(6, "blobs refuse for half an hour", StorageService.Blob)]
    [InlineData(
        7,
        "everything refuses for half an hour",
        StorageService.Table,
        StorageService.Queue,
        StorageService.Blob
    )]
    public Task Storage_that_refuses_for_longer_than_five_tries_poisons_nothing(
        int seed,
        string name,
        params StorageService[] refusing
    ) =>
        CheckAsync(
            new RunPlan
            {
                Name = name,
                Seed = seed,
                // Few: what comes in during the outage would keep older messages from being tried again.
                Respondents = 4,
                Duration = TimeSpan.FromSeconds(2),
                Refusing = [.. refusing],
                Haste = RunPlan.HasteOfOutages,
            }
        );

    [Fact]
    public Task A_new_version_that_is_rolled_out_under_load_loses_nothing() =>
        CheckAsync(
            new RunPlan
            {
                Name = "a new version rolled out",
                Seed = 8,
                Respondents = 16,
                Duration = TimeSpan.FromSeconds(6),
                Disturbed = 0.04,
                DeliversAgain = true,
                End = RunEnd.Succeeded,
            }
        );

    [Fact]
    public Task A_survey_that_is_ended_under_load_publishes_everyone_who_was_thanked() =>
        CheckAsync(
            new RunPlan
            {
                Name = "the survey ended",
                Seed = 9,
                Respondents = 16,
                Duration = TimeSpan.FromSeconds(4),
                Kills = true,
                End = RunEnd.Marked,
            }
        );

    private async Task CheckAsync(RunPlan plan)
    {
        var began = Stopwatch.GetTimestamp();
        await CheckOnceAsync(plan);
        for (
            var seed = plan.Seed + Scenarios;
            Stopwatch.GetElapsedTime(began) < LongMode.Duration / Scenarios;
            seed += Scenarios
        )
        {
            await CheckOnceAsync(plan.Vary(seed, LongRun));
        }
    }

    private async Task CheckOnceAsync(RunPlan plan)
    {
        var result = await FaultRun.RunAsync(plan, TestContext.Current.CancellationToken);
        table.Add(result);

        Assert.Equal((plan.Seed, 0, 0), (plan.Seed, result.Lost, result.Double));
        Assert.Equal("", string.Join('\n', result.Problems));
        Assert.InRange(result.Acknowledged, 1, result.Submissions);
        Assert.NotEmpty(result.Faults);
    }
}
