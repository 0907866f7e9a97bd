using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Local.Host;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Periods;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Fixtures.Storage;

namespace SurveyPipeline.Tests.Integration.Privacy;

/// <summary>The whole product as it runs on a laptop, its storage in files; everything that it says and writes is kept.</summary>
public sealed class CanaryScene : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("survey-test-");
    private readonly ReservedPorts ports = new();
    private readonly DateTime began;
    private RunningHost? host;

    private readonly CountingTimes times;

    private CanaryScene(CountingTimes times)
    {
        this.times = times;
        began = folder.CreationTimeUtc;
    }

    /// <summary>What the process said.</summary>
    public Observation Observed { get; } = new();

    /// <summary>Its clock.</summary>
    public MovedClock Clock { get; } = new();

    /// <summary>Makes storage fail.</summary>
    public FailingStorage Failing { get; } = new();

    /// <summary>The host.</summary>
    public RunningHost Host => host!;

    /// <summary>Its storage.</summary>
    public StorageClients Storage => Host.Services.GetRequiredService<StorageClients>();

    /// <summary>Starts it, counting answers as they come.</summary>
    public static Task<CanaryScene> StartAsync() => StartAsync(CountingTimes.Now);

    /// <summary>Starts it.</summary>
    /// <param name="times">When answers are counted.</param>
    public static async Task<CanaryScene> StartAsync(CountingTimes times)
    {
        var scene = new CanaryScene(times);
        scene.host = await RunningHost.StartAsync(
            new LocalHostOptions
            {
                Settings = RunningHost
                    .StorageSettings(scene.ports.ConnectionString, scene.folder.FullName)
                    .Add("AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "00:00:00")
                    .Add(
                        "AzureFunctionsJobHost__extensions__queues__maxPollingInterval",
                        "00:00:00.2"
                    )
                    .Add("Survey__PublicResults", "true"),
            },
            scene.Compose,
            TestContext.Current.CancellationToken
        );
        return scene;
    }

    /// <summary>Ends the host and its storage, which then writes all it holds.</summary>
    public async Task StopAsync()
    {
        if (host is { } running)
        {
            host = null;
            await running.DisposeAsync();
        }
    }

    /// <summary>The files of the storage.</summary>
    public IEnumerable<(string Path, byte[] Bytes)> Files() => FilesSince(DateTime.MinValue);

    /// <summary>The files of the storage that were written at a time (UTC) or later.</summary>
    public IEnumerable<(string Path, byte[] Bytes)> FilesSince(DateTime time) =>
        folder
            .GetFiles("*", SearchOption.AllDirectories)
            .Where(f => f.LastWriteTimeUtc >= time)
            .Select(f => (f.FullName, File.ReadAllBytes(f.FullName)));

    /// <summary>Files elsewhere among the machine's temporary ones that were written since the beginning and can be read.</summary>
    public IEnumerable<(string Path, byte[] Bytes)> TemporaryFiles()
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = 2,
            IgnoreInaccessible = true,
        };
        foreach (var file in new DirectoryInfo(Path.GetTempPath()).EnumerateFiles("*", options))
        {
            if (
                file.LastWriteTimeUtc >= began
                && file.Length is > 0 and < 50_000_000
                && !file.FullName.StartsWith(folder.FullName, StringComparison.Ordinal)
                && TryRead(file) is { } bytes
            )
            {
                yield return (file.FullName, bytes);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Observed.Dispose();
        ports.Dispose();
        folder.Delete(recursive: true);
    }

    private static byte[]? TryRead(FileInfo file)
    {
        try
        {
            return File.ReadAllBytes(file.FullName);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Of another program on this machine.
            return null;
        }
    }

    private void Compose(Microsoft.Extensions.Hosting.IHostApplicationBuilder builder)
    {
        builder.Logging.AddProvider(Observed).AddFilter("SurveyPipeline", LogLevel.Trace);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton<HttpPipelinePolicy>(Failing);
        builder.AddSurveyCountedAtOnce();
        builder.Services.AddSingleton(times);
    }
}
