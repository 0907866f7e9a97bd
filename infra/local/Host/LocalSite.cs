using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SurveyPipeline.Local.Http;

namespace SurveyPipeline.Local.Host;

/// <summary>Where a running local host is, and what opens it. A singleton of the host's services.</summary>
public sealed class LocalSite
{
    private readonly IServer server;
    private readonly KeyRing ring;

    internal LocalSite(IServer server, KeyRing ring, string? dataLocation)
    {
        this.server = server;
        this.ring = ring;
        DataLocation = dataLocation;
    }

    /// <summary>The address, with a slash at its end; known once the host has started.</summary>
    /// <exception cref="InvalidOperationException">The host has not started.</exception>
    public Uri BaseAddress =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
            ? new Uri(address)
            : throw new InvalidOperationException("The local host has not started.");

    /// <summary>The keys in force.</summary>
    public FunctionKeys Keys => ring.Keys;

    /// <summary>The folder of the data and the keys; null where nothing is kept.</summary>
    public string? DataLocation { get; }
}
