namespace SurveyPipeline.Pages.PaperEntry;

/// <summary>How far typing in a paper form has come: what the page asked that was sent.</summary>
public enum EntryStage
{
    /// <summary>The group, on which the questions depend.</summary>
    Group,

    /// <summary>Every answer, for the first time.</summary>
    First,

    /// <summary>Every answer once more, and the group.</summary>
    Second,

    /// <summary>The answers on which the two entries differ.</summary>
    Settle,
}
