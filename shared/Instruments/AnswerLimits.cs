namespace SurveyPipeline.Instruments;

/// <summary>How large an answer may be. Every questionnaire whose longest answer would not fit is refused when it is read, so that no
/// respondent meets these limits.</summary>
public static class AnswerLimits
{
    /// <summary>The longest form that is read, in bytes.</summary>
    public const int FormBytes = 64 * 1024;

    /// <summary>The most fields of a form.</summary>
    public const int FormFields = 4096;

    /// <summary>The most bytes that are sealed in one message: with room to spare once they are in Base64 twice, since a queue holds 64 KiB of text.</summary>
    public const int MessageBytes = 34 * 1024;
}
