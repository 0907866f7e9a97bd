using System.Collections.Immutable;

namespace SurveyPipeline.Disclosure;

/// <summary>One item over a set of released batches: the cell-wise sum of what each published, never of true counts
/// (<c>disclosure.md</c>, Sums).</summary>
/// <param name="N">Respondents of the batches summed, exact.</param>
/// <param name="Releases">B: how many batches are summed, 1 or more.</param>
public abstract record SummedItem(int N, int Releases);

/// <summary>The summed table of a scale or single-choice item, or of one option of a multi-choice item.</summary>
/// <param name="N">Respondents of the batches summed, exact.</param>
/// <param name="Cells">Sums of the cells as published, multiples of 3, in category order, the opt-out last.
/// For an option: chosen, not chosen.</param>
/// <param name="Undistributed">w: respondents of the base that no cell shows; a multiple of 3.</param>
/// <param name="Releases">B: how many batches are summed, 1 or more.</param>
public sealed record SummedTable(int N, ImmutableArray<int> Cells, int Undistributed, int Releases)
    : SummedItem(N, Releases)
{
    /// <summary>N': the base, the sum of the cells and w.</summary>
    public int Base => Cells.Sum() + Undistributed;

    /// <summary>Whether every cell is shown (w = 0): only then shares, means, intervals and tests may be.</summary>
    public bool IsFull => Undistributed == 0;

    /// <summary>The opt-out cell of a scale or single-choice item.</summary>
    public int OptOut => Cells[^1];

    /// <summary>A: those who answered and are shown by category, the opt-out left out.</summary>
    public int Answered => Cells.Sum() - OptOut;

    /// <summary>The cells of several places together, such as the top of a scale.</summary>
    public int Of(Range places) => Cells[places].Sum();
}

/// <summary>The summed tables of a multi-choice item.</summary>
/// <param name="N">Respondents of the batches summed, exact.</param>
/// <param name="Options">A table of two cells (chosen, not chosen) for each category, the opt-out last.</param>
/// <param name="Releases">B: how many batches are summed, 1 or more.</param>
public sealed record SummedChoices(int N, ImmutableArray<SummedTable> Options, int Releases)
    : SummedItem(N, Releases);
