namespace SurveyPipeline.Tests.Unit.Disclosure.Attacks;

/// <summary>What an attack found.</summary>
/// <param name="Exact">True counts of 1 or 2 that have one possible value, or linked counts with fewer than three.</param>
/// <param name="SmallChanges">Pairs of published n that differ by 1 to k - 1.</param>
/// <param name="Same">Categories certain to hold all answers but two.</param>
/// <param name="Wrong">Ranges that miss the truth: the attack itself would be wrong.</param>
internal readonly record struct Breaches(int Exact, int SmallChanges, int Same, int Wrong)
{
    public static Breaches operator +(Breaches a, Breaches b) =>
        new(a.Exact + b.Exact, a.SmallChanges + b.SmallChanges, a.Same + b.Same, a.Wrong + b.Wrong);
}
