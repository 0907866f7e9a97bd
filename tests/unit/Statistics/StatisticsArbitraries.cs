using FsCheck;
using FsCheck.Fluent;

namespace SurveyPipeline.Tests.Unit.Statistics;

/// <summary>What FsCheck makes up for the properties of statistics.</summary>
public static class StatisticsArbitraries
{
    /// <summary>The rounded cells of a scale: five multiples of 3, at least 9 answers.</summary>
    public static Arbitrary<ScaleCells> Cells() =>
        Gen.ArrayOf(
                Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(0, 8)), (1, Gen.Choose(0, 300))),
                5
            )
            .Where(cells => cells.Sum() >= 3)
            .Select(cells => new ScaleCells([.. cells.Select(c => 3 * c)]))
            .ToArbitrary();
}
