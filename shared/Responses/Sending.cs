using SurveyPipeline.Instruments;

namespace SurveyPipeline.Responses;

/// <summary>A page of answers that was sent, judged.</summary>
public sealed record Sending
{
    /// <summary>What becomes of it.</summary>
    public required SendingOutcome Outcome { get; init; }

    /// <summary>The respondent's stratum; null where the group is missing or was not looked at.</summary>
    public Stratum? Stratum { get; init; }

    /// <summary>The answers held against the instrument; null where they were not looked at.</summary>
    public CheckedAnswers? Answers { get; init; }

    /// <summary>What to store; null unless <see cref="SendingOutcome.Acceptable"/>.</summary>
    public Submission? Submission { get; init; }
}
