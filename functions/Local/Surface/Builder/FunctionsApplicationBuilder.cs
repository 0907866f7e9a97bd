using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Composes a functions app.</summary>
public sealed class FunctionsApplicationBuilder
{
    private readonly WebApplicationBuilder web;
    private readonly Func<WebApplicationBuilder, IHost> build;

    internal FunctionsApplicationBuilder(
        WebApplicationBuilder web,
        Func<WebApplicationBuilder, IHost> build
    )
    {
        this.web = web;
        this.build = build;
    }

    /// <summary>The app's services.</summary>
    public IServiceCollection Services => web.Services;

    /// <summary>The app's settings; <c>__</c> of a setting's name is <c>:</c> here.</summary>
    public ConfigurationManager Configuration => web.Configuration;

    /// <summary>The environment: <c>Development</c> in the local host.</summary>
    public IHostEnvironment Environment => web.Environment;

    /// <summary>The app's logging.</summary>
    public ILoggingBuilder Logging => web.Logging;

    /// <summary>Ends the composition. Nothing runs before the host is started.</summary>
    public IHost Build() => build(web);
}
