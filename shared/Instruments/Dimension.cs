using SurveyPipeline.Texts;

namespace SurveyPipeline.Instruments;

/// <summary>A theme: it only groups items, no score of it is computed.</summary>
public sealed record Dimension(
    string Id,
    Polarity Polarity,
    LocalizedText Title,
    LocalizedText Description
);

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
