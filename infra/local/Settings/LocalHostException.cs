namespace SurveyPipeline.Local.Settings;

/// <summary>The local host can't start; the message is one plain sentence for the person at the terminal that says what to do.</summary>
public sealed class LocalHostException : Exception
{
    /// <summary>Without a message.</summary>
    public LocalHostException() { }

    /// <summary>With its sentence.</summary>
    public LocalHostException(string message)
        : base(message) { }

    /// <summary>With its sentence and its cause.</summary>
    public LocalHostException(string message, Exception innerException)
        : base(message, innerException) { }
}
