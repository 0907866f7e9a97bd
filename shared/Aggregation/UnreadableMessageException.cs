namespace SurveyPipeline.Aggregation;

/// <summary>A queue message, or some of its submissions, cannot be read: it goes to the poison queue. Carries no content.</summary>
public sealed class UnreadableMessageException : Exception
{
    /// <summary>With a default message.</summary>
    public UnreadableMessageException()
        : this("The message cannot be read.") { }

    /// <summary>With the reason, without content.</summary>
    public UnreadableMessageException(string message)
        : base(message) { }

    /// <summary>With the reason and an inner error.</summary>
    public UnreadableMessageException(string message, Exception innerException)
        : base(message, innerException) { }
}
