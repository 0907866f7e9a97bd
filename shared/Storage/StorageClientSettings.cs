using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace SurveyPipeline.Storage;

/// <summary>Service versions, retries and diagnostics of the clients.</summary>
internal static class StorageClientSettings
{
    /// <summary>Pinned to a version that the pinned Azurite knows.</summary>
    public static BlobClientOptions Blobs() => new(BlobClientOptions.ServiceVersion.V2026_06_06);

    /// <summary>Pinned to a version that the pinned Azurite knows.</summary>
    public static QueueClientOptions Queues(QueueMessageEncoding encoding) =>
        new(QueueClientOptions.ServiceVersion.V2026_06_06) { MessageEncoding = encoding };

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
