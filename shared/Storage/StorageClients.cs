using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using SurveyPipeline.Aggregation;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports;

namespace SurveyPipeline.Storage;

/// <summary>The clients of one storage account, from which the stores are made. Safe for concurrent use; keep one for each <see cref="StorageUse"/>.</summary>
/// <param name="Tables">Table Storage.</param>
/// <param name="Blobs">Blob Storage.</param>
/// <param name="Queues">Queue Storage; messages are encoded in base64, as <c>host.json</c> has it.</param>
/// <param name="RawQueues">Queue Storage with messages as they are stored, for those that nobody can decode.</param>
public sealed record StorageClients(
    TableServiceClient Tables,
    BlobServiceClient Blobs,
    QueueServiceClient Queues,
    QueueServiceClient RawQueues
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

    /// <summary>The instruments of all series.</summary>
    public InstrumentArchive Instruments() =>
        new(Blobs.GetBlobContainerClient(StorageLayout.InstrumentsContainer));

    /// <summary>Answers to probe messages.</summary>
    public ProbeTable Probes() => new(Tables.GetTableClient(StorageLayout.ReleasesTable));

    /// <summary>Messages on their way to the counts, and the poisoned ones.</summary>
    public ResponseQueue Responses() =>
        new(
            RawQueues.GetQueueClient(StorageLayout.ResponsesQueue),
            RawQueues.GetQueueClient(StorageLayout.PoisonQueue)
        );
}
