namespace SurveyPipeline.Instruments;

/// <summary>A theme: it only groups items, no score of it is computed.</summary>
public sealed record Dimension(
    string Id,
    Polarity Polarity,
    LocalizedText Title,
    LocalizedText Description
);
