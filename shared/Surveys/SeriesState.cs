namespace SurveyPipeline.Surveys;

/// <summary>Where a series stands between its beginning and its end.</summary>
public enum SeriesState
{
    /// <summary>Storage does not know it.</summary>
    Unknown,

    /// <summary>Answers are accepted, as its survey's settings say.</summary>
    Running,

    /// <summary>Its last period is fixed, but something is still to be closed, published or erased.</summary>
    Ending,

    /// <summary>Everything is published and erased.</summary>
    Ended,
}
