namespace SurveyPipeline.Tests.Faults.Storage;

/// <summary>A request on its way to storage.</summary>
/// <param name="Service">The service.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Target">Path and query, exactly as sent: the signature covers them.</param>
/// <param name="Body">The body.</param>
internal sealed record StorageRequest(
    StorageService Service,
    string Method,
    string Target,
    byte[] Body
)
{
    /// <summary>Whether it changes something.</summary>
    public bool IsWrite => Method is not ("GET" or "HEAD");

    /// <summary>Whether it stores a submission.</summary>
    public bool IsSubmission => Method is "POST" && IsMessages;

    /// <summary>Whether it deletes a message that was counted.</summary>
    public bool IsDeletion => Method is "DELETE" && IsMessages;

    /// <summary>Whether it receives submissions to count them.</summary>
    public bool IsReception => Method is "GET" && IsMessages;

    /// <summary>Whether it is about the messages of the queue of submissions.</summary>
    public bool IsMessages =>
        Service is StorageService.Queue
        && Target.Contains("/responses/messages", StringComparison.Ordinal);
}
