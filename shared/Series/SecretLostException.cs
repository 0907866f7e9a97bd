namespace SurveyPipeline.Series;

/// <summary>The secret of a questionnaire is gone while one of its series lives. The sentence says what to do.</summary>
public sealed class SecretLostException : Exception
{
    /// <summary>With a default message.</summary>
    public SecretLostException()
        : this("The secret of a questionnaire is gone.") { }

    /// <summary>With the sentence.</summary>
    public SecretLostException(string message)
        : base(message) { }

    /// <summary>With the sentence and the error behind it.</summary>
    public SecretLostException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Of the questionnaire of this series.</summary>
    public static SecretLostException Of(SeriesId series) =>
        new(
            $"The secret of the questionnaire {series.Questionnaire} is gone from the table releases, while one of its series has not ended: without it no open answer can be published, and with another one the same people would be rounded anew, which tells more of them. End the series of this questionnaire with the command end-survey, which erases what is open, then give the questionnaire a new version."
        );
}
