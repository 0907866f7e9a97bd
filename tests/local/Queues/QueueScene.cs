using System.Text;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.DependencyInjection;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Tests.Local.Samples;

namespace SurveyPipeline.Tests.Local.Queues;

/// <summary>A queue of its own on the running Azurite, and hosts whose function reads it.</summary>
internal sealed class QueueScene
{
    private readonly string connectionString;
    private readonly string name = AzuriteFixture.NewPrefix();

    public QueueScene(AzuriteFixture azurite)
    {
        connectionString = azurite.ConnectionString;
        Queue = new QueueClient(connectionString, name);
        Poison = new QueueClient(connectionString, $"{name}-poison");
    }

    public QueueClient Queue { get; }

    public QueueClient Poison { get; }

    public QueueWork Work { get; } = new();

    public RecordedLog Log { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Task CreateQueueAsync() => Queue.CreateAsync(cancellationToken: Token);

    /// <summary>Sends a text in base64, as the host expects it unless told otherwise.</summary>
    public Task SendAsync(string text) =>
        Queue.SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)), Token);

    /// <summary>Starts a host.</summary>
    /// <param name="queues">Values of <c>extensions.queues</c> that replace those of <c>host.json</c>.</param>
    /// <param name="adjust">Adjusts the options.</param>
    public Task<RunningHost> StartHostAsync(
        Dictionary<string, string>? queues = null,
        Func<LocalHostOptions, LocalHostOptions>? adjust = null
    )
    {
        const string Section = "AzureFunctionsJobHost__extensions__queues__";
        var settings = RunningHost
            .StorageSettings(connectionString, Path.Combine(Path.GetTempPath(), name))
            .Add("TestQueue", name)
            .Add(Section + "messageEncoding", "base64")
            .Add(Section + "maxPollingInterval", "00:00:00.2")
            .Add(Section + "visibilityTimeout", "00:00:00")
            .SetItems(
                (queues ?? []).Select(pair =>
                    KeyValuePair.Create(Section + pair.Key, (string?)pair.Value)
                )
            );
        var options = new LocalHostOptions
        {
            FunctionClasses = [typeof(HandleMessage)],
            Settings = settings,
        };
        return RunningHost.StartAsync(
            adjust?.Invoke(options) ?? options,
            builder =>
            {
                builder.Services.AddSingleton(Work);
                builder.Logging.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(
                    Log
                );
            },
            Token
        );
    }

    /// <summary>How many messages the queue holds, hidden ones included.</summary>
    public async Task<int> CountAsync()
    {
        QueueProperties properties = await Queue.GetPropertiesAsync(Token);
        return properties.ApproximateMessagesCount;
    }

    public Task WaitUntilEmptyAsync() =>
        Eventually.HappensAsync("the queue is empty", async () => await CountAsync() == 0, Token);

    public Task WaitForAttemptsAsync(int count) =>
        Eventually.HappensAsync(
            $"the function began {count} times",
            () => Work.Attempts.Count >= count,
            Token
        );

    public async Task<PeekedMessage[]> PoisonedAsync() =>
        await Poison.ExistsAsync(Token) ? await Poison.PeekMessagesAsync(32, Token) : [];
}
