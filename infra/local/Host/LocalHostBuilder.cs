using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SurveyPipeline.Local.Host;

/// <summary>Composes a functions app for the local host, as the genuine worker's own builder does for the genuine host.</summary>
public sealed class LocalHostBuilder : IHostApplicationBuilder
{
    private readonly WebApplicationBuilder web;
    private readonly Func<WebApplicationBuilder, IHost> build;

    internal LocalHostBuilder(WebApplicationBuilder web, Func<WebApplicationBuilder, IHost> build)
    {
        this.web = web;
        this.build = build;
    }

    /// <summary>The app's services.</summary>
    public IServiceCollection Services => web.Services;

    /// <summary>The app's settings; <c>__</c> of a setting's name is <c>:</c> here.</summary>
    public IConfigurationManager Configuration => web.Configuration;

    /// <summary>The environment: <c>Development</c>.</summary>
    public IHostEnvironment Environment => web.Environment;

    /// <summary>The app's logging.</summary>
    public ILoggingBuilder Logging => web.Logging;

    /// <summary>The app's metrics.</summary>
    public IMetricsBuilder Metrics => web.Metrics;

    /// <inheritdoc/>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)web).Properties;

    /// <inheritdoc/>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory,
        Action<TContainerBuilder>? configure = null
    )
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)web).ConfigureContainer(factory, configure);

    /// <summary>Ends the composition. Nothing runs before the host is started.</summary>
    public IHost Build() => build(web);
}
