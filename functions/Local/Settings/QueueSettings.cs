namespace SurveyPipeline.Functions.Local.Settings;

/// <summary>How queues are read: <c>extensions.queues</c> of <c>host.json</c>.</summary>
internal sealed record QueueSettings
{
    /// <summary>The first wait after an empty poll.</summary>
    public static readonly TimeSpan MinPollingInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest that the service hides a message.</summary>
    public static readonly TimeSpan MaxVisibility = TimeSpan.FromDays(7);

    /// <summary>Messages received at once, 1 to 32.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The next batch is received once no more than this many messages are running.</summary>
    public required int NewBatchThreshold { get; init; }

    /// <summary>How often a message is tried before it goes to the poison queue.</summary>
    public required int MaxDequeueCount { get; init; }

    /// <summary>The longest wait between two polls of an empty queue.</summary>
    public required TimeSpan MaxPollingInterval { get; init; }

    /// <summary>How long a message that failed waits for its next try.</summary>
    public required TimeSpan VisibilityTimeout { get; init; }

    /// <summary>Whether message texts are base64.</summary>
    public required bool Base64 { get; init; }
}
