namespace SurveyPipeline.Tests.Faults.Respondents;

/// <summary>What a respondent was told last.</summary>
internal enum Fate
{
    /// <summary>Nothing: no connection, or it broke.</summary>
    Unanswered,

    /// <summary>That it is not stored.</summary>
    Refused,

    /// <summary>Thank you.</summary>
    Acknowledged,
}
