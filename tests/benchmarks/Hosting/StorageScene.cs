using System.Collections.Immutable;
using System.Diagnostics;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Instruments;
using SurveyPipeline.Local.Azurite;
using SurveyPipeline.Local.Host;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Periods;
using SurveyPipeline.Series;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Hosting;

namespace SurveyPipeline.Tests.Benchmarks.Hosting;

/// <summary>A fresh Azurite, started by the product's own launcher, for one benchmark. Its data and the keys of its hosts lie in a folder that is thrown away.</summary>
internal sealed class StorageScene : IAsyncDisposable
{
    private static readonly TimeSpan SettleLimit = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo folder;
    private readonly LocalServices services;

    private StorageScene(DirectoryInfo folder, string connectionString, LocalServices services)
    {
        this.folder = folder;
        this.services = services;
        ConnectionString = connectionString;
    }

    /// <summary>How to reach it.</summary>
    public string ConnectionString { get; }

    /// <summary>The folder.</summary>
    public string Folder => folder.FullName;

    /// <summary>The product's services, of which none runs by itself.</summary>
    public IServiceProvider Services => services.Services;

    /// <summary>The product's own clients, as its functions in the background use them.</summary>
    public StorageClients Clients => Services.GetRequiredService<StorageClients>();

    /// <summary>The questionnaire of the benchmarks.</summary>
    public Instrument Instrument { get; } = TestData.BuiltInInstrument();

    /// <summary>Starts it; the product's services go by the real time.</summary>
    public static Task<StorageScene> StartAsync(CancellationToken cancellationToken) =>
        StartAsync(TimeProvider.System, cancellationToken);

    /// <summary>Starts it.</summary>
    /// <param name="clock">The clock of <see cref="Services"/>.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<StorageScene> StartAsync(
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var created = Directory.CreateTempSubdirectory("survey-benchmark-");
        var ports = LocalAccount.FreePorts(3);
        var connectionString = LocalAccount.ConnectionString(ports[0], ports[1], ports[2]);
        var options = new LocalHostOptions
        {
            Settings = RunningHost.StorageSettings(connectionString, created.FullName),
        };
        return new StorageScene(
            created,
            connectionString,
            await LocalServices.StartAsync(
                options,
                builder =>
                {
                    builder.Services.AddSingleton(clock);
                    builder.AddSurveyCountedAtOnce();
                },
                cancellationToken
            )
        );
    }

    // What storage bears is measured, not the ceiling in front of it; and counting goes on meanwhile, as it does in a trial.
    private static ImmutableDictionary<string, string> Settings =>
        ImmutableDictionary<string, string>
            .Empty.Add("Survey__SubmissionsPerSecond", "100000")
            .Add("Survey__Trial", "true");

    /// <summary>Starts the product's host on this storage, in a process of its own.</summary>
    public Task<HostProcess> StartHostAsync(CancellationToken cancellationToken) =>
        StartHostAsync(start => start, cancellationToken);

    /// <summary>Starts a host on this storage, in a process of its own.</summary>
    /// <param name="change">What is different about it.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public Task<HostProcess> StartHostAsync(
        Func<HostStart, HostStart> change,
        CancellationToken cancellationToken
    ) =>
        HostProcess.StartAsync(
            change(
                new HostStart
                {
                    ConnectionString = ConnectionString,
                    Folder = Folder,
                    Settings = Settings,
                }
            ),
            cancellationToken
        );

    /// <summary>The settings of the genuine worker on this storage.</summary>
    public ImmutableDictionary<string, string> WorkerSettings =>
        Settings
            .Add("AzureWebJobsStorage", ConnectionString)
            .Add("Survey__OpeningKeys", TestData.OpeningKeyText);

    /// <summary>A new queue beside those of the product.</summary>
    public async Task<QueueClient> CreateQueueAsync(
        string name,
        CancellationToken cancellationToken
    ) => (await Clients.Queues.CreateQueueAsync(name, null, cancellationToken)).Value;

    /// <summary>The series that a host began here.</summary>
    public async Task<SeriesRecord> SeriesAsync(CancellationToken cancellationToken) =>
        (await Clients.Releases().ListSeriesAsync(cancellationToken)).Single();

    /// <summary>Waits until the queue of submissions is empty: each message was counted and deleted.</summary>
    /// <exception cref="TimeoutException">It did not become empty within five minutes.</exception>
    public async Task WaitUntilCountedAsync(CancellationToken cancellationToken)
    {
        var queue = Clients.Queues.GetQueueClient(StorageLayout.ResponsesQueue);
        var began = Stopwatch.GetTimestamp();
        while (
            (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCountLong
            > 0
        )
        {
            if (Stopwatch.GetElapsedTime(began) > SettleLimit)
            {
                throw new TimeoutException("The queue of submissions did not run dry.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }

    /// <summary>Holds the counts against what they must be.</summary>
    /// <exception cref="InvalidOperationException">They differ: a submission was lost or counted twice.</exception>
    public async Task CheckCountedAsync(int expected, CancellationToken cancellationToken)
    {
        var counted = await CountedAsync(cancellationToken);
        if (counted != expected)
        {
            throw new InvalidOperationException(
                $"{counted} submissions are in the counts instead of {expected}."
            );
        }
    }

    /// <summary>How many submissions are in the counts.</summary>
    public async Task<int> CountedAsync(CancellationToken cancellationToken)
    {
        var series = await SeriesAsync(cancellationToken);
        var tallies = Clients.Tallies(series.Id, series.Shards);
        var last = Period.Containing(series.PeriodKind, TimeProvider.System.GetUtcNow()).Next;
        var counted = 0;
        foreach (var stratum in series.Strata)
        {
            counted += await SumAsync(tallies, stratum, last, cancellationToken);
        }

        return counted;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static async Task<int> SumAsync(
        ITallyStore tallies,
        StratumId stratum,
        Period last,
        CancellationToken cancellationToken
    ) => (await tallies.ListAsync(stratum, last, cancellationToken)).Sum(t => t.N);
}
