using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace SurveyPipeline.Functions.Local.Storage;

/// <summary>The three services that a connection string names.</summary>
internal sealed class StorageEndpoints
{
    private const string DevelopmentAccount = "devstoreaccount1";

    private StorageEndpoints(string connectionString)
    {
        ConnectionString = connectionString;
        Blob = new BlobServiceClient(connectionString, Once(new BlobClientOptions()));
        Queue = new QueueServiceClient(connectionString, Once(new QueueClientOptions()));
        Table = new TableServiceClient(connectionString, Once(new TableClientOptions()));
    }

    /// <summary>The connection string.</summary>
    public string ConnectionString { get; }

    /// <summary>The blob service.</summary>
    public BlobServiceClient Blob { get; }

    /// <summary>The queue service.</summary>
    public QueueServiceClient Queue { get; }

    /// <summary>The table service.</summary>
    public TableServiceClient Table { get; }

    /// <summary>Whether all three are on this machine, over plain HTTP: what Azurite can be started for.</summary>
    public bool AreLocal =>
        new[] { Blob.Uri, Queue.Uri, Table.Uri }.All(uri =>
            uri is { IsLoopback: true, Scheme: "http" }
        );

    /// <summary>Name and key for Azurite where it is not the account that it knows by itself.</summary>
    public string? OwnAccount =>
        Blob.AccountName is DevelopmentAccount ? null : $"{Blob.AccountName}:{AccountKey()}";

    /// <summary>Reads the connection string of <c>AzureWebJobsStorage</c>.</summary>
    /// <exception cref="LocalHostException">It is not one.</exception>
    public static StorageEndpoints Parse(string connectionString)
    {
        try
        {
            return new StorageEndpoints(connectionString);
        }
        catch (Exception exception)
            when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new LocalHostException(
                "The setting 'AzureWebJobsStorage' is not a storage connection string: copy it again from the storage account's access keys, or use UseDevelopmentStorage=true.",
                exception
            );
        }
    }

    private string? AccountKey() =>
        ConnectionString
            .Split(';', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .FirstOrDefault(pair =>
                pair[0].Equals("AccountKey", StringComparison.OrdinalIgnoreCase)
            )
            ?[1];

    /// <summary>One quick try: the question is whether anything is there.</summary>
    private static T Once<T>(T options)
        where T : Azure.Core.ClientOptions
    {
        options.Retry.MaxRetries = 0;
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(5);
        return options;
    }
}
