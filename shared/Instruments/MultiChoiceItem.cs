using System.Collections.Immutable;

namespace SurveyPipeline.Instruments;

/// <summary>An item with any number of choices among options.</summary>
public sealed record MultiChoiceItem : ClosedItem
{
    private readonly ImmutableArray<Category> options;
    private readonly ImmutableArray<Category> categories;

    /// <summary>The options as declared and shown.</summary>
    public required ImmutableArray<Category> Options
    {
        get => options;
        init
        {
            options = value;
            categories = [.. value.Where(o => !o.IsOptOut), .. value.Where(o => o.IsOptOut)];
        }
    }

    /// <summary>The most options one respondent may choose, or null for any number.</summary>
    public int? MaxChoices { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<Category> Categories => categories;
}
