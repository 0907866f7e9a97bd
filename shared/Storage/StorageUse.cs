namespace SurveyPipeline.Storage;

/// <summary>Who waits for storage, which decides how long a call is tried.</summary>
public enum StorageUse
{
    /// <summary>A person waits for a page: two retries within a few seconds, then the failure is shown.</summary>
    Page,

    /// <summary>Queue and timer functions, commands: five retries with growing pauses.</summary>
    Background,
}
