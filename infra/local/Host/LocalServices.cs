using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SurveyPipeline.Local.Azurite;
using SurveyPipeline.Local.Settings;

namespace SurveyPipeline.Local.Host;

/// <summary>The app's services with storage that answers, for a command: no function runs and no hosted service is started. Disposing ends a storage that was started for it.</summary>
public sealed class LocalServices : IAsyncDisposable
{
    private readonly IHost host;
    private readonly LocalStorage storage;

    private LocalServices(IHost host, LocalStorage storage)
    {
        this.host = host;
        this.storage = storage;
    }

    /// <summary>The services.</summary>
    public IServiceProvider Services => host.Services;

    /// <summary>Composes the app and makes sure that its storage answers.</summary>
    /// <exception cref="LocalHostException">A setting is wrong, or the storage can't be made to answer.</exception>
    public static async Task<LocalServices> StartAsync(
        LocalHostOptions options,
        Action<IHostApplicationBuilder> compose,
        CancellationToken cancellationToken
    )
    {
        var builder = LocalHost.CreateBuilder(options);
        compose(builder);
        var built = builder.Build();
        try
        {
            built.Services.GetService<IStartupValidator>()?.Validate();
            var started = await LocalStorage.StartAsync(
                builder.Configuration,
                options.Output,
                cancellationToken
            );
            return new LocalServices(built, started);
        }
        catch
        {
            await ((IAsyncDisposable)built).DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)host).DisposeAsync();
        await storage.DisposeAsync();
    }
}
