namespace SurveyPipeline.Responses;

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
