using System.Collections.Immutable;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;

namespace SurveyPipeline.Storage;

/// <summary>The clients of one storage account, from which the stores are made. Safe for concurrent use; keep one for each <see cref="StorageUse"/>.</summary>
/// <param name="Tables">Table Storage.</param>
/// <param name="Blobs">Blob Storage.</param>
/// <param name="Queues">Queue Storage, with messages as they are stored: there may be some that nobody can decode.</param>
public sealed record StorageClients(
    TableServiceClient Tables,
    BlobServiceClient Blobs,
    QueueServiceClient Queues
)
{
    /// <summary>The tallies of a series.</summary>
    public ITallyStore Tallies(SeriesId series, int shards) =>
        new TallyTable(Tables.GetTableClient(StorageLayout.TalliesTable), series, shards);

    /// <summary>Series, secrets, outcomes and closings.</summary>
    public IReleaseStore Releases() =>
        new ReleaseTable(Tables.GetTableClient(StorageLayout.ReleasesTable));

    /// <summary>Published reports.</summary>
    public IReportStore Reports() =>
        new ReportContainer(Blobs.GetBlobContainerClient(StorageLayout.ReportsContainer));

    /// <summary>Which reports were announced.</summary>
    public IAnnouncementMarks Announcements() =>
        new AnnouncementBlobs(Blobs.GetBlobContainerClient(StorageLayout.ReportsContainer));

    /// <summary>The instruments of all series.</summary>
    public InstrumentArchive Instruments() =>
        new(Blobs.GetBlobContainerClient(StorageLayout.InstrumentsContainer));

    /// <summary>What public pages may know of the survey.</summary>
    public IOpenSurvey OpenSurvey() =>
        new OpenSurveyBlob(Blobs.GetBlobContainerClient(StorageLayout.SurveyContainer));

    /// <summary>What organisers write about their survey.</summary>
    public IOrganiserNotes OrganiserNotes() =>
        new OrganiserContainer(Blobs.GetBlobContainerClient(StorageLayout.OrganiserContainer));

    /// <summary>The key that signs forms, where these are the clients of the host's own account.</summary>
    public FormKeyBlob FormKey() => new(Blobs.GetBlobContainerClient(StorageLayout.FormsContainer));

    /// <summary>Answers to probe messages.</summary>
    public ProbeTable Probes() => new(Tables.GetTableClient(StorageLayout.ReleasesTable));

    /// <summary>Messages on their way to the counts, and the poisoned ones.</summary>
    /// <param name="times">When answers are counted.</param>
    /// <param name="clock">The time.</param>
    public ResponseQueue Responses(CountingTimes times, TimeProvider clock) =>
        new(
            Queues.GetQueueClient(StorageLayout.ResponsesQueue),
            Queues.GetQueueClient(StorageLayout.PoisonQueue),
            times,
            clock
        );
}

/// <summary>Who waits for storage, which decides how long a call is tried.</summary>
public enum StorageUse
{
    /// <summary>A person waits for a page: two retries within a few seconds, then the failure is shown.</summary>
    Page,

    /// <summary>Queue and timer functions, commands: five retries with growing pauses.</summary>
    Background,
}

/// <summary>Service versions, retries and diagnostics of the clients.</summary>
internal static class StorageClientSettings
{
    /// <summary>Pinned to a version that the pinned Azurite knows.</summary>
    public static BlobClientOptions Blobs() => new(BlobClientOptions.ServiceVersion.V2026_06_06);

    /// <summary>Pinned to a version that the pinned Azurite knows.</summary>
    public static QueueClientOptions Queues() => new(QueueClientOptions.ServiceVersion.V2026_06_06);

    public static T Apply<T>(T options, StorageUse use, HttpPipelinePolicy? policy)
        where T : ClientOptions
    {
        var retry = options.Retry;
        retry.Mode = RetryMode.Exponential;
        if (use == StorageUse.Page)
        {
            retry.MaxRetries = 2;
            retry.Delay = TimeSpan.FromMilliseconds(200);
            retry.MaxDelay = TimeSpan.FromSeconds(1);
            retry.NetworkTimeout = TimeSpan.FromSeconds(5);
        }
        else
        {
            retry.MaxRetries = 5;
            retry.Delay = TimeSpan.FromMilliseconds(500);
            retry.MaxDelay = TimeSpan.FromSeconds(10);
            retry.NetworkTimeout = TimeSpan.FromSeconds(30);
        }

        // Row keys and blob names stand in addresses, and bodies hold counts.
        options.Diagnostics.IsLoggingContentEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        options.Diagnostics.IsTelemetryEnabled = false;
        if (policy is not null)
        {
            options.AddPolicy(policy, HttpPipelinePosition.PerCall);
        }

        return options;
    }
}

/// <summary>The names of queues, tables and containers, and their creation.</summary>
public static class StorageLayout
{
    /// <summary>Queue of submissions.</summary>
    public const string ResponsesQueue = "responses";

    /// <summary>Queue of messages that cannot be read, where the queue function puts them; the host's name for it.</summary>
    public const string PoisonQueue = "responses-poison";

    /// <summary>Table of counts and receipts.</summary>
    public const string TalliesTable = "tallies";

    /// <summary>Table of series, secrets, outcomes and closings.</summary>
    public const string ReleasesTable = "releases";

    /// <summary>Container of published reports.</summary>
    public const string ReportsContainer = "reports";

    /// <summary>Container of instruments.</summary>
    public const string InstrumentsContainer = "instruments";

    /// <summary>Container of what public pages may know of the survey.</summary>
    public const string SurveyContainer = "survey";

    /// <summary>Container of what organisers write about their survey.</summary>
    public const string OrganiserContainer = "organiser";

    /// <summary>Container of the key that signs forms, in the account of the host that serves them.</summary>
    public const string FormsContainer = "survey-forms";

    /// <summary>The containers of the data account.</summary>
    public static ImmutableArray<string> Containers { get; } =
    [ReportsContainer, InstrumentsContainer, SurveyContainer, OrganiserContainer];

    /// <summary>Creates what is missing in the data account; may be called at every start.</summary>
    /// <exception cref="Azure.RequestFailedException">Storage fails or cannot be reached.</exception>
    public static Task CreateAsync(StorageClients clients, CancellationToken cancellationToken) =>
        Task.WhenAll([
            .. Containers.Select(c =>
                Creation.TryAsync(
                    clients
                        .Blobs.GetBlobContainerClient(c)
                        .CreateIfNotExistsAsync(cancellationToken: cancellationToken)
                )
            ),
            .. ((string[])[ResponsesQueue, PoisonQueue]).Select(q =>
                Creation.TryAsync(
                    clients
                        .Queues.GetQueueClient(q)
                        .CreateIfNotExistsAsync(cancellationToken: cancellationToken)
                )
            ),
            .. ((string[])[TalliesTable, ReleasesTable]).Select(t =>
                Creation.TryAsync(clients.Tables.CreateTableIfNotExistsAsync(t, cancellationToken))
            ),
        ]);
}
