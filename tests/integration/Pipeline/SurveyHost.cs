using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Storage;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Integration.Pipeline;

/// <summary>The whole product on an Azurite of its own, so that one test sees all of its storage; its clock is set by the test.</summary>
public sealed class SurveyHost : IAsyncDisposable
{
    private readonly Action<IHostApplicationBuilder> compose;
    private readonly AzuriteFixture azurite = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("survey-test-");
    private RunningHost? host;

    private SurveyHost(Action<IHostApplicationBuilder> compose) => this.compose = compose;

    /// <summary>The host.</summary>
    public RunningHost Host => host!;

    /// <summary>What it and the hosts before it logged at Warning and above.</summary>
    public RecordedLog Log { get; } = new();

    /// <summary>Its storage.</summary>
    public StorageClients Storage =>
        StorageConnection
            .FromConnectionString(azurite.ConnectionString)
            .Open(StorageUse.Background);

    /// <summary>How it runs: for a command on the same storage.</summary>
    public LocalHostOptions Options { get; private set; } = new();

    /// <summary>Starts it.</summary>
    public static Task<SurveyHost> StartAsync(
        TimeProvider clock,
        params (string Name, string Value)[] settings
    ) => StartAsync(clock, _ => { }, settings);

    /// <summary>Starts it with services of the test's own.</summary>
    public static async Task<SurveyHost> StartAsync(
        TimeProvider clock,
        Action<IHostApplicationBuilder> compose,
        params (string Name, string Value)[] settings
    )
    {
        var survey = new SurveyHost(compose);
        await survey.RestartAsync(clock, settings);
        return survey;
    }

    /// <summary>Drains it and starts it again on the same storage.</summary>
    public async Task RestartAsync(
        TimeProvider clock,
        params (string Name, string Value)[] settings
    )
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        Options = new LocalHostOptions
        {
            Settings = RunningHost
                .StorageSettings(azurite.ConnectionString, folder.FullName)
                .AddRange(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))),
        };
        host = await RunningHost.StartAsync(
            Options,
            builder =>
            {
                builder.Logging.AddProvider(Log);
                builder.Services.AddSingleton(clock);
                compose(builder);
                builder.AddSurveyCountedAtOnce();
            },
            TestContext.Current.CancellationToken
        );
    }

    /// <summary>Ends the host; the storage stays.</summary>
    public async Task StopAsync()
    {
        await Host.DisposeAsync();
        host = null;
    }

    /// <summary>Sends an operator's request.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add(OperatorsKey.Header, Host.Keys.Operators);
        return await Host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until the queue has run dry.</summary>
    public async Task DrainAsync()
    {
        var queue = Storage.Queues.GetQueueClient(StorageLayout.ResponsesQueue);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(
            TestContext.Current.CancellationToken
        );
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while ((await queue.GetPropertiesAsync(limit.Token)).Value.ApproximateMessagesCountLong > 0)
        {
            await Task.Delay(100, limit.Token);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        await azurite.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
