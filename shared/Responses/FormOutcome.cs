namespace SurveyPipeline.Responses;

/// <summary>Whether a request body could be read as a form.</summary>
public enum FormOutcome
{
    /// <summary>It could.</summary>
    Read,

    /// <summary>It is larger than any questionnaire (answered with 413).</summary>
    TooLarge,

    /// <summary>It is not <c>application/x-www-form-urlencoded</c> in UTF-8 (answered with 415).</summary>
    Unsupported,

    /// <summary>It broke off, came too slowly or was not what its headers said (answered with 400).</summary>
    Broken,
}
