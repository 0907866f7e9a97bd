namespace SurveyPipeline.Disclosure;

/// <summary>One item over a set of released batches: the cell-wise sum of what each published, never of true counts
/// (<c>disclosure.md</c>, Sums).</summary>
/// <param name="N">Respondents of the batches summed, exact.</param>
/// <param name="Releases">B: how many batches are summed, 1 or more.</param>
public abstract record SummedItem(int N, int Releases);
