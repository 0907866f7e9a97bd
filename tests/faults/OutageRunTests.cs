using SurveyPipeline.Tests.Faults.Runs;
using SurveyPipeline.Tests.Faults.Storage;

namespace SurveyPipeline.Tests.Faults;

/// <summary>Storage that refuses for long. These runs mostly wait, and do so beside those of <see cref="HostProcesses"/>.</summary>
public sealed class OutageRunTests(FaultTable table)
{
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
        table.CheckAsync(
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
}
