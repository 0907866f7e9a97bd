namespace SurveyPipeline.Responses;

/// <summary>Where a survey stands at an instant.</summary>
public enum SurveyPhase
{
    /// <summary>Before <see cref="SurveyOptions.OpensAt"/>: no page is served, nothing is accepted.</summary>
    NotOpen,

    /// <summary>Pages are served and accepted.</summary>
    Open,

    /// <summary>Two hours from <see cref="SurveyOptions.ClosesAt"/>: no new page is served, but pages served before are accepted.</summary>
    LastCall,

    /// <summary>Over: nothing is accepted.</summary>
    Closed,
}
