using SurveyPipeline.Tests.Faults.Runs;

namespace SurveyPipeline.Tests.Faults;

/// <summary>Several instances on one storage, as a platform starts them under load.</summary>
[Collection(nameof(HostProcesses))]
public sealed class SeveralHostsTests
{
    [Fact]
    public async Task Four_hosts_count_exactly_and_release_and_publish_once_when_a_period_ends_under_load()
    {
        var plan = new RunPlan
        {
            Name = "four hosts",
            Seed = 4,
            Hosts = 4,
            Respondents = 64,
            Duration = TimeSpan.FromSeconds(4),
            PeriodEnds = true,
        };

        var result = await FaultRun.RunAsync(plan, TestContext.Current.CancellationToken);

        Assert.Equal("", string.Join('\n', result.Problems));
        Assert.Equal((0, 0), (result.Lost, result.Double));
        Assert.Empty(result.Faults);
        Assert.InRange(result.Releases, 1, 4);
        Assert.InRange(result.Open, 1, result.Submissions - 10);
    }
}
