using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using SurveyPipeline.Storage;

namespace SurveyPipeline.Functions.Local.Storage;

/// <summary>The host's own clients: of the queues that it reads, and of the container where it keeps schedules and leases.</summary>
internal sealed class HostStorage(IConfiguration configuration)
{
    /// <summary>The setting that names the storage account.</summary>
    public const string DefaultConnection = "AzureWebJobsStorage";

    /// <summary>A queue of the account that the connection setting names, its messages as they are stored.</summary>
    /// <exception cref="LocalHostException">The setting is missing or wrong.</exception>
    public QueueClient Queue(string connection, string name, StorageUse use) =>
        Connect(connection).Open(use).RawQueues.GetQueueClient(name);

    /// <summary>The container that the genuine host uses too.</summary>
    /// <exception cref="LocalHostException">The setting is missing or wrong.</exception>
    public BlobContainerClient HostContainer() =>
        Connect(DefaultConnection)
            .Open(StorageUse.Background)
            .Blobs.GetBlobContainerClient("azure-webjobs-hosts");

    private StorageConnection Connect(string connection)
    {
        try
        {
            if (configuration[connection] is { Length: > 0 } connectionString)
            {
                return StorageConnection.FromConnectionString(connectionString);
            }
            if (configuration[$"{connection}:accountName"] is { Length: > 0 } account)
            {
                return StorageConnection.FromAccount(account, new DefaultAzureCredential());
            }
        }
        catch (ArgumentException exception)
        {
            throw new LocalHostException(
                $"The setting '{connection}' names no storage account: copy its connection string again, or use UseDevelopmentStorage=true.",
                exception
            );
        }
        throw new LocalHostException(
            $"The setting '{connection}' is missing: copy local.settings.sample.json to local.settings.json."
        );
    }
}
