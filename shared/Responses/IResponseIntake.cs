namespace SurveyPipeline.Responses;

/// <summary>Takes submissions over from the pages: when it returns, the submission is stored and will be counted exactly once.</summary>
public interface IResponseIntake
{
    /// <summary>Stores a submission.</summary>
    /// <exception cref="IntakeUnavailableException">It could not be stored; it may be sent again unchanged without being counted twice.</exception>
    /// <exception cref="SeriesEndedException">The series has ended: it is not stored.</exception>
    Task AcceptAsync(Submission submission, CancellationToken cancellationToken);
}

/// <summary>What an intake lacks that does not take a submission.</summary>
public enum IntakeShortage
{
    /// <summary>Storage did not take the message.</summary>
    Storage,

    /// <summary>As many submissions wait for storage as may wait.</summary>
    Capacity,

    /// <summary>More came in a second than are let through.</summary>
    Ceiling,
}

/// <summary>Storage failed or capacity is exceeded: the person is asked to send again, their answers kept. Carries no answer.</summary>
public sealed class IntakeUnavailableException : Exception
{
    /// <summary>With a default message.</summary>
    public IntakeUnavailableException()
        : this("Submissions cannot be stored right now.") { }

    /// <summary>With a message for the log.</summary>
    public IntakeUnavailableException(string message)
        : base(message) { }

    /// <summary>With a message and the storage error behind it.</summary>
    public IntakeUnavailableException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>What is lacking. Default: storage.</summary>
    public IntakeShortage Lacking { get; init; }

    /// <summary>When sending again is worth trying, for <c>Retry-After</c>. Default: 30 seconds.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>The series was ended: nothing is stored any more, and sending again is of no use. Carries no answer.</summary>
public sealed class SeriesEndedException : Exception
{
    /// <summary>With a default message.</summary>
    public SeriesEndedException()
        : this("The series has ended.") { }

    /// <summary>With a message for the log.</summary>
    public SeriesEndedException(string message)
        : base(message) { }

    /// <summary>With a message and the error behind it.</summary>
    public SeriesEndedException(string message, Exception innerException)
        : base(message, innerException) { }
}
