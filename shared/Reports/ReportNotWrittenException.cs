namespace SurveyPipeline.Reports;

/// <summary>A file of a report cannot be written. The sentence says which format, in which language, and where it is known because of which text
/// of the questionnaire; no figure stands in it.</summary>
public sealed class ReportNotWrittenException : Exception
{
    /// <summary>With a default message.</summary>
    public ReportNotWrittenException()
        : this("A file of the report cannot be written.") { }

    /// <summary>With the sentence.</summary>
    public ReportNotWrittenException(string message)
        : base(message) { }

    /// <summary>With the sentence and the error behind it.</summary>
    public ReportNotWrittenException(string message, Exception innerException)
        : base(message, innerException) { }
}
