namespace SurveyPipeline.Functions.Local.Storage;

/// <summary>What is found on the ports of the storage services.</summary>
internal enum StorageAnswer
{
    /// <summary>Storage answers and lets us in.</summary>
    Ready,

    /// <summary>Nothing listens.</summary>
    Nothing,

    /// <summary>Storage answers, but not to this account or key.</summary>
    Refused,

    /// <summary>An Azurite answers that does not know the service version of the clients.</summary>
    TooOld,

    /// <summary>Something else listens.</summary>
    Other,
}
