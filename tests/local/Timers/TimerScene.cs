using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Local.Samples;

namespace SurveyPipeline.Tests.Local.Timers;

/// <summary>A clock, and hosts that run one timer function by it.</summary>
internal sealed class TimerScene(AzuriteFixture azurite, Type function)
{
    private readonly BlobContainerClient container = new(
        azurite.ConnectionString,
        "azure-webjobs-hosts"
    );

    public FakeTimeProvider Clock { get; } = new(At("2026-11-24T04:59:50Z"));

    public TimerWork Work { get; } = new();

    public RecordedLog Log { get; } = new();

    /// <summary>The lease that lets one host run the timer.</summary>
    public BlobLeaseClient Lease =>
        container.GetBlobClient($"locks/local/{Name}.Listener").GetBlobLeaseClient();

    private string Name => $"{function.FullName}.Run";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static DateTimeOffset At(string instant) =>
        DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Forgets what earlier tests left.</summary>
    public async Task ForgetAsync()
    {
        await container.CreateIfNotExistsAsync(cancellationToken: Token);
        await Status.DeleteIfExistsAsync(cancellationToken: Token);
    }

    public Task<RunningHost> StartHostAsync(
        string schedule = "0 0 5 * * *",
        TimeSpan? drainLimit = null
    ) =>
        RunningHost.StartAsync(
            new LocalHostOptions
            {
                FunctionClasses = [function],
                DrainLimit = drainLimit ?? TimeSpan.FromSeconds(30),
                Settings = RunningHost
                    .StorageSettings(azurite.ConnectionString, Path.GetTempPath())
                    .Add("TestSchedule", schedule),
            },
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(Clock).AddSingleton(Work);
                builder.Logging.AddProvider(Log);
            },
            Token
        );

    /// <summary>Waits until a host has the lease and knows when the timer is due.</summary>
    public Task WaitForScheduleAsync() =>
        Eventually.HappensAsync(
            "a host stored the schedule status",
            async () => await Status.ExistsAsync(Token),
            Token
        );

    public Task WaitForRunsAsync(int count) =>
        Eventually.HappensAsync(
            $"the timer ran {count} times",
            () => Work.Runs.Count >= count,
            Token
        );

    /// <summary>The stored status, once its last run is this one.</summary>
    public async Task<ScheduleStatus> StatusAfterAsync(string last)
    {
        ScheduleStatus? status = null;
        await Eventually.HappensAsync(
            $"the stored status says that the last run was {last}",
            async () =>
            {
                var content = await Status.DownloadContentAsync(Token);
                status = content.Value.Content.ToObjectFromJson<ScheduleStatus>();
                return status!.Last == At(last).UtcDateTime;
            },
            Token
        );
        return status!;
    }

    private BlobClient Status => container.GetBlobClient($"timers/local/{Name}/status");
}
