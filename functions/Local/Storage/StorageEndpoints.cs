using SurveyPipeline.Storage;

namespace SurveyPipeline.Functions.Local.Storage;

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
