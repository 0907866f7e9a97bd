using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using SurveyPipeline.Local.Azurite;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Host;

/// <summary>Starts the local storage before anything else of the host, and ends it after everything else.</summary>
internal sealed class StorageService(IConfiguration configuration, LocalHostOptions options)
    : IHostedLifecycleService,
        IAsyncDisposable
{
    private LocalStorage? storage;

    /// <inheritdoc />
    public async Task StartingAsync(CancellationToken cancellationToken) =>
        storage = await LocalStorage.StartAsync(configuration, options.Output, cancellationToken);

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task StoppedAsync(CancellationToken cancellationToken) => await DisposeAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref storage, null) is { } started)
        {
            await started.DisposeAsync();
        }
    }
}
