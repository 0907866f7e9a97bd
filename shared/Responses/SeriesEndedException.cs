namespace SurveyPipeline.Responses;

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
