using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SurveyPipeline.Functions.Local.Storage;

/// <summary>Azurite's own account on ports of choice.</summary>
public static class LocalAccount
{
    private const string Name = "devstoreaccount1";

    /// <summary>The key that Azurite publishes for its own account.</summary>
    private const string Key =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>The connection string for these ports.</summary>
    public static string ConnectionString(int blobPort, int queuePort, int tablePort) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"DefaultEndpointsProtocol=http;AccountName={Name};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{blobPort}/{Name};QueueEndpoint=http://127.0.0.1:{queuePort}/{Name};TableEndpoint=http://127.0.0.1:{tablePort}/{Name}"
        );

    /// <summary>Ports that are free now, all different.</summary>
    public static ImmutableArray<int> FreePorts(int count)
    {
        var listeners = Enumerable
            .Range(0, count)
            .Select(_ => new TcpListener(IPAddress.Loopback, 0))
            .ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners
            .Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)
            .ToImmutableArray();
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
