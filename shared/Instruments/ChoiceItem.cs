using System.Collections.Immutable;

namespace SurveyPipeline.Instruments;

/// <summary>A closed item whose categories are options of its own.</summary>
public abstract record ChoiceItem : ClosedItem
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

    /// <inheritdoc/>
    public override ImmutableArray<Category> Categories => categories;
}
