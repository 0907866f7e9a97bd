using System.Collections.Immutable;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Instruments;

/// <summary>A question of the instrument. Closed items are the three kinds that are counted.</summary>
public abstract record Item
{
    /// <summary>The kinds of items, as questionnaires and data files write them.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["scale", "single", "multi", "open"];

    /// <summary>The item's id.</summary>
    public required ItemId Id { get; init; }

    /// <summary>The question as asked.</summary>
    public required LocalizedText Text { get; init; }

    /// <summary>Help below the question, or null.</summary>
    public LocalizedText? Hint { get; init; }

    /// <summary>Id of the dimension (theme) that groups the item with others.</summary>
    public required string DimensionId { get; init; }

    /// <summary>The strata that are asked this item.</summary>
    public required ImmutableArray<StratumId> Strata { get; init; }

    /// <summary>Its kind, one of <see cref="Kinds"/>.</summary>
    public abstract string Kind { get; }

    /// <summary>Whether this stratum is asked the item.</summary>
    public bool IsAskedOf(StratumId stratum) => Strata.Contains(stratum);
}

/// <summary>The id of an item: kebab-case, unique in its instrument, also the name of its form field.</summary>
public readonly record struct ItemId(string Value)
{
    /// <summary>Its name as a Table Storage property: <c>i_</c> and the id with <c>-</c> as <c>_</c>.</summary>
    public string PropertyName => "i_" + Value.Replace('-', '_');

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>An item whose answers are counted by category.</summary>
public abstract record ClosedItem : Item
{
    /// <summary>The categories in counting order: as declared, the opt-out last. Counts, cells and codes follow this order.</summary>
    public abstract ImmutableArray<Category> Categories { get; }

    /// <summary>The scale that its answers lie on; null where its categories are options of its own.</summary>
    public virtual Scale? AnswerScale => null;

    /// <summary>Whether a high code points against the polarity of its dimension; null where codes have no such direction.</summary>
    public virtual bool? PointsAgainst => null;

    /// <summary>The most categories that one respondent may choose.</summary>
    public virtual int MostChoices => 1;

    /// <summary>Whether one respondent is counted in each category that they choose: the counts are then no parts of a whole.</summary>
    public virtual bool TakesSeveral => false;

    /// <summary>Whether its categories but the opt-out stand in an order, so that answers have a middle.</summary>
    public virtual bool HasOrder => false;

    /// <summary>Whether it belongs to the core, after which people may stop. Default: false.</summary>
    public bool IsCore { get; init; }

    /// <summary>Index of the opt-out, always the last category.</summary>
    public int OptOutIndex => Categories.Length - 1;

    /// <summary>The index of a category by its code, or -1.</summary>
    public int IndexOf(string code)
    {
        for (var i = 0; i < Categories.Length; i++)
        {
            if (string.Equals(Categories[i].Code, code, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>A statement answered on a scale.</summary>
public sealed record ScaleItem : ClosedItem
{
    /// <summary>The scale.</summary>
    public required Scale Scale { get; init; }

    /// <summary>True if a high code points against the polarity of the item's dimension.</summary>
    public required bool IsReversed { get; init; }

    /// <inheritdoc/>
    public override string Kind => "scale";

    /// <inheritdoc/>
    public override bool HasOrder => true;

    /// <inheritdoc/>
    public override Scale? AnswerScale => Scale;

    /// <inheritdoc/>
    public override bool? PointsAgainst => IsReversed;

    /// <inheritdoc/>
    public override ImmutableArray<Category> Categories => Scale.Categories;
}

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

/// <summary>An item with one choice among options.</summary>
public sealed record SingleChoiceItem : ChoiceItem
{
    /// <summary>True if the options have a natural order.</summary>
    public required bool IsOrdered { get; init; }

    /// <inheritdoc/>
    public override string Kind => "single";

    /// <inheritdoc/>
    public override bool HasOrder => IsOrdered;
}

/// <summary>An item with any number of choices among options.</summary>
public sealed record MultiChoiceItem : ChoiceItem
{
    /// <summary>The most options one respondent may choose, or null for any number.</summary>
    public int? MaxChoices { get; init; }

    /// <inheritdoc/>
    public override string Kind => "multi";

    /// <inheritdoc/>
    public override int MostChoices => MaxChoices ?? Categories.Length;

    /// <inheritdoc/>
    public override bool TakesSeveral => true;
}

/// <summary>An optional comment. Not collected and not shown by this product yet.</summary>
public sealed record OpenItem : Item
{
    /// <summary>The most characters, a line break counted as one.</summary>
    public required int MaxLength { get; init; }

    /// <inheritdoc/>
    public override string Kind => "open";
}
