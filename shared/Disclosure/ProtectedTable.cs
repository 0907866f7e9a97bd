using System.Collections.Immutable;

namespace SurveyPipeline.Disclosure;

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
