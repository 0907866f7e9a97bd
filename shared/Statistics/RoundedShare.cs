namespace SurveyPipeline.Statistics;

/// <summary>A share as published: rounded counts and how many releases they sum.</summary>
/// <param name="Successes">The rounded count, 0 or more.</param>
/// <param name="Answered">A: the rounded number who answered, above 0.</param>
/// <param name="Releases">B: how many releases the table sums, 1 or more.</param>
public readonly record struct RoundedShare(int Successes, int Answered, int Releases)
{
    /// <summary>The share, from 0 to 1.</summary>
    public double Share => (double)Successes / Answered;
}
