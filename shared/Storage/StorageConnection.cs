using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace SurveyPipeline.Storage;

/// <summary>How to reach a storage account: by connection string (Azurite included) or by its name and an identity.</summary>
public sealed class StorageConnection
{
    private readonly string? connectionString;
    private readonly string? account;
    private readonly TokenCredential? credential;

    private StorageConnection(
        string? connectionString,
        string? account,
        TokenCredential? credential
    )
    {
        this.connectionString = connectionString;
        this.account = account;
        this.credential = credential;
    }

    /// <summary>By connection string, for example <c>UseDevelopmentStorage=true</c>.</summary>
    public static StorageConnection FromConnectionString(string connectionString) =>
        new(connectionString, null, null);

    /// <summary>By the account's name, signed in as an identity.</summary>
    /// <param name="account">Name of an account in Azure's public cloud: 3 to 24 lower-case letters and digits.</param>
    /// <param name="credential">Who signs in.</param>
    /// <exception cref="ArgumentException">No account can have that name.</exception>
    public static StorageConnection FromAccount(string account, TokenCredential credential) =>
        account.Length is >= 3 and <= 24
        && account.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c))
            ? new(null, account, credential)
            : throw new ArgumentException(
                $"'{account}' is no name of a storage account: 3 to 24 lower-case letters and digits.",
                nameof(account)
            );

    /// <summary>Opens clients. Nothing is sent yet.</summary>
    /// <param name="use">Who waits for them.</param>
    /// <param name="policy">Added once per call, outside retries; null for none.</param>
    /// <exception cref="FormatException">The connection string is none.</exception>
    public StorageClients Open(StorageUse use, HttpPipelinePolicy? policy = null)
    {
        var tables = StorageClientSettings.Apply(new TableClientOptions(), use, policy);
        var blobs = StorageClientSettings.Apply(StorageClientSettings.Blobs(), use, policy);
        var queues = StorageClientSettings.Apply(StorageClientSettings.Queues(), use, policy);
        return connectionString is not null
            ? new StorageClients(
                new TableServiceClient(connectionString, tables),
                new BlobServiceClient(connectionString, blobs),
                new QueueServiceClient(connectionString, queues)
            )
            : new StorageClients(
                new TableServiceClient(Endpoint("table"), credential, tables),
                new BlobServiceClient(Endpoint("blob"), credential, blobs),
                new QueueServiceClient(Endpoint("queue"), credential, queues)
            );
    }

    private Uri Endpoint(string service) => new($"https://{account}.{service}.core.windows.net");
}
