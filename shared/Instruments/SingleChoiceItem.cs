namespace SurveyPipeline.Instruments;

/// <summary>An item with one choice among options.</summary>
public sealed record SingleChoiceItem : ChoiceItem
{
    /// <summary>True if the options have a natural order.</summary>
    public required bool IsOrdered { get; init; }
}
