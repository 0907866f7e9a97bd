namespace SurveyPipeline.Responses;

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
