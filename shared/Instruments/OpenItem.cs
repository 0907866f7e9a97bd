namespace SurveyPipeline.Instruments;

/// <summary>An optional comment. Not collected and not shown by this product yet.</summary>
public sealed record OpenItem : Item
{
    /// <summary>The most characters, a line break counted as one.</summary>
    public required int MaxLength { get; init; }
}
