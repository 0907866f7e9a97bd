namespace SurveyPipeline.Tests.Faults.Storage;

/// <summary>A service of the storage account.</summary>
public enum StorageService
{
    /// <summary>Reports, instruments, and the host's leases and schedules.</summary>
    Blob,

    /// <summary>Submissions and poisoned messages.</summary>
    Queue,

    /// <summary>Counts, receipts and outcomes.</summary>
    Table,
}
