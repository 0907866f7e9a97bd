namespace SurveyPipeline.Storage;

/// <summary>The names of queues, tables and containers, and their creation.</summary>
public static class StorageLayout
{
    /// <summary>Queue of submissions.</summary>
    public const string ResponsesQueue = "responses";

    /// <summary>Queue of messages that failed too often; the host's name for it.</summary>
    public const string PoisonQueue = "responses-poison";

    /// <summary>Table of counts and receipts.</summary>
    public const string TalliesTable = "tallies";

    /// <summary>Table of series, secrets, outcomes and closings.</summary>
    public const string ReleasesTable = "releases";

    /// <summary>Container of published reports.</summary>
    public const string ReportsContainer = "reports";

    /// <summary>Container of instruments.</summary>
    public const string InstrumentsContainer = "instruments";

    /// <summary>Creates what is missing; may be called at every start.</summary>
    /// <exception cref="Azure.RequestFailedException">Storage refuses or cannot be reached.</exception>
    public static Task CreateAsync(StorageClients clients, CancellationToken cancellationToken) =>
        Task.WhenAll(
            clients
                .Queues.GetQueueClient(ResponsesQueue)
                .CreateIfNotExistsAsync(cancellationToken: cancellationToken),
            clients
                .Queues.GetQueueClient(PoisonQueue)
                .CreateIfNotExistsAsync(cancellationToken: cancellationToken),
            clients.Tables.CreateTableIfNotExistsAsync(TalliesTable, cancellationToken),
            clients.Tables.CreateTableIfNotExistsAsync(ReleasesTable, cancellationToken),
            clients
                .Blobs.GetBlobContainerClient(ReportsContainer)
                .CreateIfNotExistsAsync(cancellationToken: cancellationToken),
            clients
                .Blobs.GetBlobContainerClient(InstrumentsContainer)
                .CreateIfNotExistsAsync(cancellationToken: cancellationToken)
        );
}
