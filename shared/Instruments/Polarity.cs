namespace SurveyPipeline.Instruments;

/// <summary>What a high code of an item in a dimension means.</summary>
public enum Polarity
{
    /// <summary>More pressure.</summary>
    Pressure,

    /// <summary>More of a resource: favourable.</summary>
    Resource,

    /// <summary>Neither.</summary>
    Descriptive,
}
