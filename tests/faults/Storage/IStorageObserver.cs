namespace SurveyPipeline.Tests.Faults.Storage;

/// <summary>Watches what passes between hosts and storage. Called by many at once.</summary>
internal interface IStorageObserver
{
    /// <summary>What befalls a request.</summary>
    Disturbance Choose(StorageRequest request);

    /// <summary>A request was done by storage.</summary>
    void See(StorageRequest request, StorageReply reply);
}
