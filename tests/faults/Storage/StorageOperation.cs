namespace SurveyPipeline.Tests.Faults.Storage;

/// <summary>Requests to storage, by what they are for. Azure bills each request once, a transaction of up to 100 entities too.</summary>
internal enum StorageOperation
{
    /// <summary>A message of submissions is stored.</summary>
    PutMessage,

    /// <summary>Messages are received, up to a batch at once.</summary>
    GetMessages,

    /// <summary>The queue is asked and is empty.</summary>
    IdlePoll,

    /// <summary>A counted message is deleted.</summary>
    DeleteMessage,

    /// <summary>The lease of a message is renewed.</summary>
    UpdateMessage,

    /// <summary>Receipts and counts are written.</summary>
    Transaction,

    /// <summary>Receipts or counts are read, after a conflict.</summary>
    TableRead,

    /// <summary>The host's own leases and schedules.</summary>
    HostBlob,

    /// <summary>Anything else.</summary>
    Other,
}
