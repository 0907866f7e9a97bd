using System.Collections.Immutable;

namespace SurveyPipeline.Instruments;

/// <summary>A statement answered on a five-point scale.</summary>
public sealed record ScaleItem : ClosedItem
{
    /// <summary>The scale.</summary>
    public required Scale Scale { get; init; }

    /// <summary>True if a high code points against the polarity of the item's dimension.</summary>
    public required bool IsReversed { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<Category> Categories => Scale.Categories;
}
