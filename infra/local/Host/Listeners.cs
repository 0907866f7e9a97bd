using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Local.Azurite;
using SurveyPipeline.Local.Invocation;
using SurveyPipeline.Local.Queues;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Local.Timers;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Local.Host;

/// <summary>Runs the queue and timer functions from when the host answers HTTP until it ends.</summary>
internal sealed partial class Listeners : IHostedLifecycleService, IDisposable
{
    private readonly ILogger<Listeners> logger;
    private readonly CancellationTokenSource stop = new();
    private readonly ImmutableArray<Func<CancellationToken, Task>> listeners;
    private ImmutableArray<Task> running = [];

    /// <exception cref="LocalHostException">A setting of a trigger is missing or wrong.</exception>
    public Listeners(
        IServiceProvider services,
        HostStorage storage,
        ImmutableArray<FunctionMethod> functions,
        QueueSettings queues
    )
    {
        logger = services.GetRequiredService<ILogger<Listeners>>();
        listeners =
        [
            .. functions
                .Where(function => function.Trigger is QueueTriggerAttribute)
                .Select<FunctionMethod, Func<CancellationToken, Task>>(function =>
                    Queue(services, storage, function, queues).RunAsync
                ),
            .. functions
                .Where(function => function.Trigger is TimerTriggerAttribute)
                .Select<FunctionMethod, Func<CancellationToken, Task>>(function =>
                    Timer(services, storage, function).RunAsync
                ),
        ];
    }

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Begins to listen.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        running =
        [
            .. listeners.Select(run => Task.Run(() => run(stop.Token), CancellationToken.None)),
        ];
        return Task.CompletedTask;
    }

    /// <summary>Takes nothing new.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) => stop.CancelAsync();

    /// <summary>Waits for what runs, as long as the host may take.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(running).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            LogLeftRunning();
        }
    }

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public void Dispose() => stop.Dispose();

    private static QueueListener Queue(
        IServiceProvider services,
        HostStorage storage,
        FunctionMethod function,
        QueueSettings settings
    )
    {
        var trigger = (QueueTriggerAttribute)function.Trigger;
        var connection = trigger.Connection ?? StorageSettings.Host;
        var name = SettingNames.Resolve(
            services.GetRequiredService<IConfiguration>(),
            trigger.QueueName
        );
        var queue = storage.Queue(connection, name, StorageUse.Background);
        var poison = storage.Queue(connection, $"{name}-poison", StorageUse.Background);
        var target = new QueueFunction(
            function,
            queue,
            new PoisonQueue(queue, poison),
            settings,
            services
        );
        // A poll that fails is repeated anyway, and the end of the host waits for it.
        var polled = storage.Queue(connection, name, StorageUse.Page);
        return ActivatorUtilities.CreateInstance<QueueListener>(services, polled, target, settings);
    }

    private static TimerListener Timer(
        IServiceProvider services,
        HostStorage storage,
        FunctionMethod function
    ) =>
        ActivatorUtilities.CreateInstance<TimerListener>(
            services,
            TimerPlan.Of(
                function,
                services.GetRequiredService<IConfiguration>(),
                services.GetRequiredService<TimeProvider>()
            ),
            new TimerFunction(function, services),
            storage.HostContainer()
        );

    [LoggerMessage(
        LogLevel.Warning,
        "A function did not end when it was cancelled: the host ends without it."
    )]
    private partial void LogLeftRunning();
}
