using SurveyPipeline.Tests.Faults.Runs;

namespace SurveyPipeline.Tests.Faults;

/// <summary>Whatever is killed, cut, delayed, repeated or refused: what was thanked for is counted exactly once, and no page loses an answer.</summary>
[Collection(nameof(HostProcesses))]
public sealed class FaultRunTests(FaultTable table)
{
    [Fact]
    public Task Hosts_that_are_killed_and_ended_under_load_lose_nothing() =>
        table.CheckAsync(
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
        table.CheckAsync(
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
        table.CheckAsync(
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

    [Fact]
    public Task A_new_version_that_is_rolled_out_under_load_loses_nothing() =>
        table.CheckAsync(
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
        table.CheckAsync(
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
}
