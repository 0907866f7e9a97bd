using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SurveyPipeline.Functions.Local.Storage;

namespace SurveyPipeline.Functions.Local;

/// <summary>The app's services with storage that answers, for a command: no function runs and no hosted service is started. Disposing ends a storage that was started for it.</summary>
public sealed class LocalServices : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly LocalStorage _storage;

    private LocalServices(IHost host, LocalStorage storage)
    {
        _host = host;
        _storage = storage;
    }

    /// <summary>The services.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Composes the app and makes sure that its storage answers.</summary>
    /// <exception cref="LocalHostException">A setting is wrong, or the storage can't be made to answer.</exception>
    public static async Task<LocalServices> StartAsync(
        LocalHostOptions options,
        Action<FunctionsApplicationBuilder> compose,
        CancellationToken cancellationToken
    )
    {
        var builder = LocalHost.CreateBuilder(options);
        compose(builder);
        var host = builder.Build();
        try
        {
            host.Services.GetService<IStartupValidator>()?.Validate();
            var storage = await LocalStorage.StartAsync(
                builder.Configuration,
                options.Output,
                cancellationToken
            );
            return new LocalServices(host, storage);
        }
        catch
        {
            await ((IAsyncDisposable)host).DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)_host).DisposeAsync();
        await _storage.DisposeAsync();
    }
}
