using System.Collections.Immutable;

namespace SurveyPipeline.Instruments;

/// <summary>An item with one choice among options.</summary>
public sealed record SingleChoiceItem : ClosedItem
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

    /// <summary>True if the options have a natural order.</summary>
    public required bool IsOrdered { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<Category> Categories => categories;
}
