using System.Collections.Immutable;

namespace SurveyPipeline.Instruments;

/// <summary>An item whose answers are counted by category.</summary>
public abstract record ClosedItem : Item
{
    /// <summary>The categories in counting order: as declared, the opt-out last. Counts, cells and codes follow this order.</summary>
    public abstract ImmutableArray<Category> Categories { get; }

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
