using System.Collections.Immutable;

namespace SurveyPipeline.Disclosure;

/// <summary>What is stored, and all that a reader can ever learn, of one item in one released batch.</summary>
public abstract record ProtectedItem;

/// <summary>The protected table of a scale or single-choice item, or of one option of a multi-choice item.</summary>
/// <param name="Kind">How much it shows.</param>
/// <param name="Cells">Rounded cells as published, multiples of 3, in category order, the opt-out last. For an option: chosen, not chosen.</param>
/// <param name="Undistributed">w: respondents of the base that no cell shows; a multiple of 3.</param>
public sealed record ProtectedTable(
    ProtectionKind Kind,
    ImmutableArray<int> Cells,
    int Undistributed
) : ProtectedItem
{
    /// <summary>N': the base, the sum of the cells and w.</summary>
    public int Base => Cells.Sum() + Undistributed;
}

/// <summary>The protected tables of a multi-choice item: one of two cells (chosen, not chosen) for each category, the opt-out last.</summary>
public sealed record ProtectedChoices(ImmutableArray<ProtectedTable> Options) : ProtectedItem;

/// <summary>A multi-choice item whose options could not be protected in this batch. No reason is ever given.</summary>
public sealed record WithheldItem : ProtectedItem;

/// <summary>How much of a table its release shows (<c>disclosure.md</c> R3).</summary>
public enum ProtectionKind
{
    /// <summary>Every rounded cell.</summary>
    Full,

    /// <summary>One category is so common that only a lower bound of it is kept.</summary>
    Band,

    /// <summary>So few answered that only the opt-out is kept.</summary>
    Few,
}
