namespace SurveyPipeline.Functions.Telemetry;

/// <summary>Why something that was sent was neither taken nor shown back to be completed. Not here, though refused too: check pages, pages older
/// than a day, other versions, missing groups and bodies that broke off. Of these the same answers come again a moment later, as a rule
/// and not in an outage, so that a metric of them would follow the number of submissions.</summary>
public enum Refusal
{
    /// <summary>As many submissions wait for storage as may wait.</summary>
    Capacity,

    /// <summary>More came in a second than one instance lets through.</summary>
    Ceiling,

    /// <summary>Storage did not take the message.</summary>
    Storage,

    /// <summary>The form came back sooner than anyone can have filled it in: a program, seldom a person.</summary>
    TooFast,

    /// <summary>The body is larger than any questionnaire, or no form at all: no browser sends it.</summary>
    Unreadable,
}
