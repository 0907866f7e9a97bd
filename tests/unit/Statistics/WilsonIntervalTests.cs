using FsCheck;
using FsCheck.Xunit;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Tests.Unit.Statistics;

public sealed class WilsonIntervalTests
{
    [Property]
    public void Each_limit_is_the_share_from_which_the_observed_one_is_just_as_far_as_chance_allows(
        PositiveInt size,
        NonNegativeInt part
    )
    {
        double n = size.Get;
        var share = part.Get % (size.Get + 1) / n;

        var (low, high) = WilsonInterval.Of(share, n);

        Assert.All(
            [low, high],
            limit =>
            {
                var distance = Math.Abs(share - limit);
                var allowed = NormalDistribution.Z95 * Math.Sqrt(limit * (1 - limit) / n);
                Assert.Equal(allowed, distance, 7);
            }
        );
        Assert.InRange(share, low - 1e-12, high + 1e-12);
    }

    [Theory]
    [InlineData(15, 27, "fewer than 30 answered")]
    [InlineData(27, 30, "the top two dominate: D(30) = 27")]
    [InlineData(3, 30, "the others dominate")]
    [InlineData(0, 300, "few or none")]
    public void An_interval_is_not_shown(int successes, int answered, string because)
    {
        Assert.True(WilsonInterval.OfRounded(successes, answered, 1) is null, because);
    }

    [Fact]
    public void More_releases_mean_more_rounding_and_a_wider_interval()
    {
        var one = Assert.NotNull(WilsonInterval.OfRounded(150, 300, 1));
        var twelve = Assert.NotNull(WilsonInterval.OfRounded(150, 300, 12));
        var exact = WilsonInterval.Of(0.5, 300);

        Assert.True(twelve.Low < one.Low && one.Low < exact.Low);
        Assert.True(twelve.High > one.High && one.High > exact.High);
    }

    [Fact]
    public void A_table_with_undistributed_answers_has_no_interval()
    {
        var full = new SummedTable(60, [6, 6, 12, 18, 15, 3], 0, 1);
        var bounded = new SummedTable(60, [6, 6, 12, 18, 12, 3], 3, 1);

        Assert.Equal(
            WilsonInterval.OfRounded(33, 57, 1),
            WilsonInterval.OfTop(full, Fixtures.TestData.FivePoints)
        );
        Assert.Null(WilsonInterval.OfTop(bounded, Fixtures.TestData.FivePoints));
    }
}
