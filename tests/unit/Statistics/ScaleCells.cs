namespace SurveyPipeline.Tests.Unit.Statistics;

/// <summary>Made-up cells of a five-point scale.</summary>
public sealed record ScaleCells(int[] Counts)
{
    /// <summary>Every answer by itself, 1 to 5, in order.</summary>
    public IEnumerable<int> Answers =>
        Counts.SelectMany((count, i) => Enumerable.Repeat(i + 1, count));

    public override string ToString() => string.Join(',', Counts);
}
