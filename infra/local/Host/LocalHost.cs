using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SurveyPipeline.Functions.Requests;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Local.Azurite;
using SurveyPipeline.Local.Http;
using SurveyPipeline.Local.Invocation;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Responses.Sealing;

namespace SurveyPipeline.Local.Host;

/// <summary>The embedded local host: runs the functions of an assembly as the genuine Functions host would.</summary>
public static class LocalHost
{
    /// <summary>The largest request body, as with the genuine host: 100 MB.</summary>
    private const long MaxRequestBodySize = 100 * 1024 * 1024;

    /// <summary>How long cancelled invocations may take to end.</summary>
    private static readonly TimeSpan CancellationGrace = TimeSpan.FromSeconds(5);

    /// <summary>Begins a functions app on the local host.</summary>
    /// <exception cref="LocalHostException">A setting or file is wrong, or this is no place for the local host.</exception>
    public static LocalHostBuilder CreateBuilder(LocalHostOptions options)
    {
        var web = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions
            {
                EnvironmentName = Environments.Development,
                ContentRootPath = options.ScriptRoot,
            }
        );
        SettingSources.AddTo(web.Configuration, options);
        options = HostSettings.Apply(options, web.Configuration);
        var hostJson = HostJson.Read(options.ScriptRoot, web.Configuration);
        web.Host.UseDefaultServiceProvider(provider =>
        {
            provider.ValidateScopes = true;
            provider.ValidateOnBuild = true;
        });
        AddLogging(web.Logging, hostJson, options);
        AddServer(web.WebHost, options);
        AddServices(web.Services, options);
        return new LocalHostBuilder(web, ready => Build(ready, hostJson, options));
    }

    private static void AddLogging(
        ILoggingBuilder logging,
        HostJson hostJson,
        LocalHostOptions options
    )
    {
        logging.AddConfiguration(hostJson.Logging);
        // A failed start is told once, in a sentence, by the program; what ends a running host is logged as critical.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        if (options.OwnsTerminal)
        {
            logging.AddSimpleConsole(console => console.SingleLine = true);
        }
    }

    private static void AddServer(IWebHostBuilder server, LocalHostOptions options) =>
        server
            .UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = MaxRequestBodySize;
                if (options.Port == 0)
                {
                    kestrel.Listen(IPAddress.Loopback, 0);
                }
                else
                {
                    kestrel.ListenLocalhost(options.Port);
                }
            });

    private static void AddServices(IServiceCollection services, LocalHostOptions options)
    {
        services.AddSingleton(options);
        if (options.ClockOffset != TimeSpan.Zero || options.Haste > 1)
        {
            services.AddSingleton<TimeProvider>(new MovedClock(options.ClockOffset, options.Haste));
        }

        services.AddSingleton<Drain>();
        services.AddHostedService<PortGuard>();
        if (!options.HttpOnly)
        {
            services.AddSingleton<HostStorage>();
            services.AddHostedService<StorageService>();
        }
        services.AddSingleton(provider => new KeyRing(DataLocation(provider, options)));
        services.AddSingleton<KeyCheck>();
        services.AddSingleton(provider => new LocalSite(
            provider.GetRequiredService<IServer>(),
            provider.GetRequiredService<KeyRing>(),
            DataLocation(provider, options)
        ));
        services.Configure<HostOptions>(host =>
            host.ShutdownTimeout = options.DrainLimit + CancellationGrace
        );
        services.Replace(
            options.OwnsTerminal
                ? ServiceDescriptor.Singleton<IHostLifetime, TerminalLifetime>()
                : ServiceDescriptor.Singleton<IHostLifetime, NoLifetime>()
        );
        services.AddRouting();
    }

    /// <summary>Those of the setting, or of a file that is made for a host with storage.</summary>
    private static OpeningKeys OpeningKeysOf(IServiceProvider provider, LocalHostOptions options)
    {
        var configuration = provider.GetRequiredService<IConfiguration>();
        if (!string.IsNullOrEmpty(configuration[OpeningKeySetting.Path]))
        {
            return OpeningKeySetting.Read(configuration);
        }

        return DataLocation(provider, options) is { } folder
            ? new OpeningKeyFile(folder, TimeProvider.System).Read()
            : OpeningKeys.Create();
    }

    private static string? DataLocation(IServiceProvider provider, LocalHostOptions options) =>
        options.HttpOnly
            ? null
            : LocalStorage.DataLocation(provider.GetRequiredService<IConfiguration>());

    // By the setting that the genuine host has for it.
    private static bool IsDisabled(ConfigurationManager configuration, string function) =>
        bool.TryParse(configuration[$"AzureWebJobs.{function}.Disabled"], out var disabled)
        && disabled;

    private static WebApplication Build(
        WebApplicationBuilder web,
        HostJson hostJson,
        LocalHostOptions options
    )
    {
        web.Services.TryAddSingleton(TimeProvider.System);
        if (web.Services.Any(s => s.ServiceType == typeof(OpeningKeys)))
        {
            web.Services.AddSingleton(provider => OpeningKeysOf(provider, options));
        }
        if (
            web.Services.Any(s => s.ServiceType == typeof(OperatorsKey))
            && string.IsNullOrEmpty(web.Configuration[OperatorsKeySetting.Path])
        )
        {
            web.Services.AddSingleton(provider =>
            {
                var ring = provider.GetRequiredService<KeyRing>();
                return new OperatorsKey(() => ring.Keys.Operators);
            });
        }
        var functions = FunctionDiscovery
            .In(options.FunctionClasses)
            .RemoveAll(function => IsDisabled(web.Configuration, function.Name));
        if (!options.HttpOnly)
        {
            var queues = hostJson.Queues;
            web.Services.AddHostedService(services => new Listeners(
                services,
                services.GetRequiredService<HostStorage>(),
                functions,
                queues
            ));
        }
        var app = web.Build();
        FunctionRoutes.Map(app, hostJson.RoutePrefix, functions);
        var drain = app.Services.GetRequiredService<Drain>();
        app.Lifetime.ApplicationStopping.Register(() => drain.CancelAfter(options.DrainLimit));
        return app;
    }
}
