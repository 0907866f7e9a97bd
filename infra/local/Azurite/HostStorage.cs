using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using SurveyPipeline.Functions.Startup;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Local.Azurite;

/// <summary>The host's own clients: of the queues that it reads, and of the container where it keeps schedules and leases.</summary>
internal sealed class HostStorage(IConfiguration configuration)
{
    /// <summary>A queue of the account that the connection setting names, its messages as they are stored.</summary>
    /// <exception cref="LocalHostException">The setting is missing or wrong.</exception>
    public QueueClient Queue(string connection, string name, StorageUse use) =>
        Connect(connection).Open(use).Queues.GetQueueClient(name);

    /// <summary>The container that the genuine host uses too.</summary>
    /// <exception cref="LocalHostException">The setting is missing or wrong.</exception>
    public BlobContainerClient HostContainer() =>
        Connect(StorageSettings.Host)
            .Open(StorageUse.Background)
            .Blobs.GetBlobContainerClient("azure-webjobs-hosts");

    private StorageConnection Connect(string connection)
    {
        if (string.Equals(connection, StorageSettings.Data, StringComparison.Ordinal))
        {
            return StorageSettings.ReadData(configuration);
        }
        if (string.Equals(connection, StorageSettings.Host, StringComparison.Ordinal))
        {
            return StorageSettings.ReadHost(configuration);
        }
        return configuration[connection] is { Length: > 0 } connectionString
            ? StorageConnection.FromConnectionString(connectionString)
            : throw new LocalHostException(
                $"The setting '{connection}' is missing: add a connection string to 'Values' of local.settings.json."
            );
    }
}
