namespace SurveyPipeline.Surveys;

/// <summary>How far the end of a series has come, in order.</summary>
public enum EndingStep
{
    /// <summary>The end is written down: no host opens the series any more, and those that run learn of it.</summary>
    Marked,

    /// <summary>Every host that runs knows: nothing new comes in.</summary>
    Known,

    /// <summary>The queue is empty: everything that came in is counted.</summary>
    Counted,

    /// <summary>The last periods are closed.</summary>
    Closed,

    /// <summary>Their reports are published.</summary>
    Published,

    /// <summary>Open counts, receipts and the secret are erased.</summary>
    Erased,
}
