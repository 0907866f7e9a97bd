using SurveyPipeline.Statistics;

namespace SurveyPipeline.Tests.Unit.Statistics;

public sealed class TrendTests
{
    [Fact]
    public void Going_back_in_time_turns_the_change_round()
    {
        var earlier = new RoundedShare(60, 120, 1);
        var later = new RoundedShare(81, 120, 2);

        var forth = Assert.NotNull(Trend.Between(earlier, later));
        var back = Assert.NotNull(Trend.Between(later, earlier));

        Assert.Equal(0.175, forth.Difference, 12);
        Assert.Equal(-forth.Difference, back.Difference, 12);
        Assert.Equal(-forth.Low, back.High, 12);
        Assert.Equal(-forth.High, back.Low, 12);
        Assert.Equal(forth.P, back.P, 12);
    }

    [Fact]
    public void The_change_of_two_steady_shares_is_none_with_p_of_one()
    {
        var share = new RoundedShare(24, 48, 1);

        var trend = Assert.NotNull(Trend.Between(share, share));

        Assert.Equal(0, trend.Difference);
        Assert.Equal(1, trend.P);
        Assert.True(trend.Low < 0 && trend.High > 0);
    }

    [Theory]
    [InlineData(27, 30)]
    [InlineData(15, 27)]
    [InlineData(0, 60)]
    public void A_side_without_an_interval_has_no_trend(int successes, int answered)
    {
        var sound = new RoundedShare(30, 60, 1);
        var unsound = new RoundedShare(successes, answered, 1);

        Assert.Null(Trend.Between(sound, unsound));
        Assert.Null(Trend.Between(unsound, sound));
    }

    [Fact]
    public void Shares_of_none_in_exact_counts_have_no_chance_to_differ()
    {
        var trend = Trend.Between(0, 30, 0, 60);

        Assert.Equal(0, trend.Difference);
        Assert.Equal(1, trend.P);
    }
}
