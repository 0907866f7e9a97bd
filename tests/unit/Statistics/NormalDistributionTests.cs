using SurveyPipeline.Statistics;

namespace SurveyPipeline.Tests.Unit.Statistics;

public sealed class NormalDistributionTests
{
    // Values of erfc(z / sqrt 2) / 2 to 16 digits, as tables print them.
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.1586552539314571)]
    [InlineData(-1, 0.8413447460685429)]
    [InlineData(1.959963984540054, 0.025)]
    [InlineData(2, 0.0227501319481792)]
    [InlineData(3, 0.001349898031630095)]
    [InlineData(4, 3.167124183311992e-5)]
    [InlineData(6, 9.865876450376981e-10)]
    [InlineData(8, 6.220960574271785e-16)]
    public void The_upper_tail_is_good_to_a_relative_1e_12(double z, double expected)
    {
        var tail = NormalDistribution.UpperTail(z);

        Assert.InRange(tail / expected, 1 - 1e-12, 1 + 1e-12);
    }

    [Fact]
    public void Far_out_the_tail_vanishes_without_an_error()
    {
        Assert.Equal(0, NormalDistribution.UpperTail(50));
        Assert.Equal(0, NormalDistribution.UpperTail(double.PositiveInfinity));
        Assert.Equal(1, NormalDistribution.UpperTail(-50));
    }

    [Fact]
    public void The_tail_never_rises_where_the_series_meets_the_fraction()
    {
        var points = Enumerable.Range(0, 4001).Select(i => 2.8 + (i * 0.0001)).ToArray();

        var tails = points.Select(NormalDistribution.UpperTail).ToArray();

        Assert.All(tails.Zip(tails.Skip(1)), pair => Assert.True(pair.Second < pair.First));
    }
}
