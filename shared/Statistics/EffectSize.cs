namespace SurveyPipeline.Statistics;

/// <summary>The word for the size of Cliff's delta (Romano and others 2006, Exploring methods for evaluating group differences
/// on the NSSE and other surveys).</summary>
public enum EffectSize
{
    /// <summary>|delta| below 0.147.</summary>
    Negligible,

    /// <summary>|delta| from 0.147, below 0.33.</summary>
    Small,

    /// <summary>|delta| from 0.33, below 0.474.</summary>
    Medium,

    /// <summary>|delta| of 0.474 or more.</summary>
    Large,
}
