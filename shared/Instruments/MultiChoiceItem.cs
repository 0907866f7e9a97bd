namespace SurveyPipeline.Instruments;

/// <summary>An item with any number of choices among options.</summary>
public sealed record MultiChoiceItem : ChoiceItem
{
    /// <summary>The most options one respondent may choose, or null for any number.</summary>
    public int? MaxChoices { get; init; }
}
