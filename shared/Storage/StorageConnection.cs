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
    /// <exception cref="ArgumentException">It cannot be read; the message repeats nothing of it, since it may hold a key.</exception>
    public static StorageConnection FromConnectionString(string connectionString) =>
        CanBeRead(connectionString)
            ? new(connectionString, null, null)
            : throw new ArgumentException(
                "The storage connection string cannot be read.",
                nameof(connectionString)
            );

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
    public StorageClients Open(StorageUse use, HttpPipelinePolicy? policy = null)
    {
        var tables = StorageClientSettings.Apply(new TableClientOptions(), use, policy);
        var blobs = StorageClientSettings.Apply(StorageClientSettings.Blobs(), use, policy);
        var queues = StorageClientSettings.Apply(StorageClientSettings.Queues(), use, policy);
        return new StorageClients(
            connectionString is not null
                ? new TableServiceClient(connectionString, tables)
                : new TableServiceClient(Endpoint("table"), credential, tables),
            connectionString is not null
                ? new BlobServiceClient(connectionString, blobs)
                : new BlobServiceClient(Endpoint("blob"), credential, blobs),
            connectionString is not null
                ? new QueueServiceClient(connectionString, queues)
                : new QueueServiceClient(Endpoint("queue"), credential, queues)
        );
    }

    private static bool CanBeRead(string connectionString)
    {
        try
        {
            _ = new TableServiceClient(connectionString);
            _ = new BlobServiceClient(connectionString);
            _ = new QueueServiceClient(connectionString);
            return true;
        }
        catch (Exception error)
            when (error is FormatException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private Uri Endpoint(string service) => new($"https://{account}.{service}.core.windows.net");
}
