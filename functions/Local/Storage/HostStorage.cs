using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace SurveyPipeline.Functions.Local.Storage;

/// <summary>The host's own clients: of the queues that it reads, and of the container where it keeps schedules and leases.</summary>
internal sealed class HostStorage(IConfiguration configuration)
{
    /// <summary>The setting that names the storage account.</summary>
    public const string DefaultConnection = "AzureWebJobsStorage";

    /// <summary>A queue of the account that the connection setting names.</summary>
    public QueueClient Queue(string connection, string name) =>
        configuration[connection] is { Length: > 0 } connectionString
            ? new QueueClient(connectionString, name)
            : new QueueClient(Service(connection, "queue", name), Credential(connection));

    /// <summary>The container that the genuine host uses too.</summary>
    public BlobContainerClient HostContainer() =>
        configuration[DefaultConnection] is { Length: > 0 } connectionString
            ? new BlobContainerClient(connectionString, "azure-webjobs-hosts")
            : new BlobContainerClient(
                Service(DefaultConnection, "blob", "azure-webjobs-hosts"),
                Credential(DefaultConnection)
            );

    private Uri Service(string connection, string service, string name) =>
        configuration[$"{connection}:accountName"] is { Length: > 0 } account
            ? new Uri($"https://{account}.{service}.core.windows.net/{name}")
            : throw new LocalHostException(
                $"The setting '{connection}' is missing: copy local.settings.sample.json to local.settings.json."
            );

    private TokenCredential Credential(string connection)
    {
        var clientId = configuration[$"{connection}:clientId"];
        return string.Equals(
            configuration[$"{connection}:credential"],
            "managedidentity",
            StringComparison.OrdinalIgnoreCase
        )
            ? new ManagedIdentityCredential(
                string.IsNullOrEmpty(clientId)
                    ? ManagedIdentityId.SystemAssigned
                    : ManagedIdentityId.FromUserAssignedClientId(clientId)
            )
            : new DefaultAzureCredential();
    }
}
