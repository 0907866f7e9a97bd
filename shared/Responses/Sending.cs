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

/// <summary>What becomes of a page of answers that was sent.</summary>
public enum SendingOutcome
{
    /// <summary>Everything is in order: store the submission.</summary>
    Acceptable,

    /// <summary>The survey has not begun.</summary>
    NotOpen,

    /// <summary>A newer version of the questionnaire is being put in its place: to be sent again in a moment.</summary>
    Superseded,

    /// <summary>The survey is over for this page.</summary>
    Closed,

    /// <summary>No group, or one that is not offered: only the start page can go on.</summary>
    GroupMissing,

    /// <summary>The page is older than a day, or this app did not sign it.</summary>
    Expired,

    /// <summary>The page shows another version of the instrument.</summary>
    OtherVersion,

    /// <summary>Some answers cannot be counted.</summary>
    Invalid,

    /// <summary>Some items have no answer, and that was not pointed out yet.</summary>
    Incomplete,

    /// <summary>It would be acceptable, but comes back sooner than anyone can have filled it in.</summary>
    TooFast,
}
