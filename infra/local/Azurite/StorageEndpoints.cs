using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Local.Azurite;

/// <summary>The three services that a connection string names.</summary>
internal sealed class StorageEndpoints
{
    private const string DevelopmentAccount = "devstoreaccount1";

    private readonly string connectionString;

    private StorageEndpoints(string connectionString)
    {
        this.connectionString = connectionString;
        Clients = StorageConnection.FromConnectionString(connectionString).Open(StorageUse.Page);
    }

    /// <summary>Clients of the services, of the service version that the app itself uses.</summary>
    public StorageClients Clients { get; }

    /// <summary>The addresses of the blob, queue and table service.</summary>
    public IReadOnlyList<Uri> Addresses =>
        [Clients.Blobs.Uri, Clients.Queues.Uri, Clients.Tables.Uri];

    /// <summary>Whether all three are on this machine, over plain HTTP: what Azurite can be started for.</summary>
    public bool AreLocal => Addresses.All(uri => uri is { IsLoopback: true, Scheme: "http" });

    /// <summary>Name and key for Azurite where it is not the account that it knows by itself.</summary>
    public string? OwnAccount =>
        Clients.Blobs.AccountName is DevelopmentAccount
            ? null
            : $"{Clients.Blobs.AccountName}:{AccountKey()}";

    /// <summary>Reads the connection string of <c>AzureWebJobsStorage</c>.</summary>
    /// <exception cref="LocalHostException">It is not one.</exception>
    public static StorageEndpoints Parse(string connectionString)
    {
        try
        {
            return new StorageEndpoints(connectionString);
        }
        catch (ArgumentException exception)
        {
            throw new LocalHostException(
                "The setting 'AzureWebJobsStorage' is not a storage connection string: copy it again from the storage account's access keys, or use UseDevelopmentStorage=true.",
                exception
            );
        }
    }

    private string? AccountKey() =>
        connectionString
            .Split(';', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .FirstOrDefault(pair =>
                pair[0].Equals("AccountKey", StringComparison.OrdinalIgnoreCase)
            )
            ?[1];
}

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
