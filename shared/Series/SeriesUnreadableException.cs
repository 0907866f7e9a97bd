namespace SurveyPipeline.Series;

/// <summary>A series is known, but not with its questionnaire: it is gone, or this version refuses it. The sentence says which, and what to do.</summary>
public sealed class SeriesUnreadableException : Exception
{
    /// <summary>With a default message.</summary>
    public SeriesUnreadableException()
        : this("The questionnaire of a series cannot be read.") { }

    /// <summary>With the sentence.</summary>
    public SeriesUnreadableException(string message)
        : base(message) { }

    /// <summary>With the sentence and the error behind it.</summary>
    public SeriesUnreadableException(string message, Exception innerException)
        : base(message, innerException) { }
}
