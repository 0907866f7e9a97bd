using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Reports.Wording;

public sealed class NumberWordingTests
{
    private static NumberWording In(string language) =>
        new(ProductTexts.BuiltIn.For(new Language(language)));

    [Theory]
    [InlineData("fr", 1234567, "1\u00a0234\u00a0567")]
    [InlineData("nl", 1234567, "1.234.567")]
    [InlineData("de", 12345, "12.345")]
    [InlineData("en", 12345, "12,345")]
    [InlineData("en", 999, "999")]
    public void Counts_are_grouped_as_the_language_does(string language, int count, string expected)
    {
        Assert.Equal(expected, In(language).Count(count));
    }

    [Theory]
    [InlineData(3, 24, "13\u00a0%")]
    [InlineData(29, 200, "15\u00a0%")]
    [InlineData(6, 36, "17\u00a0%")]
    [InlineData(3, 999, "under 1\u00a0%")]
    [InlineData(300, 999, "30\u00a0%")]
    [InlineData(333, 1200, "27.8\u00a0%")]
    [InlineData(3, 9000, "under 0.1\u00a0%")]
    public void Shares_are_rounded_once_half_away_from_zero_and_never_to_nothing(
        int count,
        int total,
        string expected
    )
    {
        Assert.Equal(expected, In("en").Share(count, total));
    }

    [Theory]
    [InlineData(0.0049, 300, "under 1\u00a0%")]
    [InlineData(0.1291, 300, "12\u00a0%")]
    [InlineData(0.1291, 3000, "12.9\u00a0%")]
    [InlineData(0.0009, 3000, "under 0.1\u00a0%")]
    public void Lower_limits_go_down(double low, int total, string expected)
    {
        Assert.Equal(expected, In("en").LowLimit(low, total));
    }

    [Theory]
    [InlineData(0.9901, 300, "over 99\u00a0%")]
    [InlineData(0.1201, 300, "13\u00a0%")]
    [InlineData(0.1201, 3000, "12.1\u00a0%")]
    [InlineData(0.9991, 3000, "over 99.9\u00a0%")]
    public void Upper_limits_go_up(double high, int total, string expected)
    {
        Assert.Equal(expected, In("en").HighLimit(high, total));
    }

    [Theory]
    [InlineData(3.25, 99, "3,3")]
    [InlineData(3.25, 100, "3,25")]
    [InlineData(2.0, 12, "2,0")]
    public void Centres_have_one_decimal_and_two_from_a_hundred_answers(
        double value,
        int answered,
        string expected
    )
    {
        Assert.Equal(expected, In("fr").Centre(value, answered));
    }

    [Theory]
    [InlineData(0.2, "+20")]
    [InlineData(-0.046, "\u22125")]
    [InlineData(0.004, "±0")]
    public void Differences_are_whole_points_with_their_sign(double difference, string expected)
    {
        Assert.Equal(expected, In("en").Points(difference));
    }

    [Fact]
    public void A_limit_beyond_nothing_is_never_written_as_nothing()
    {
        Assert.Equal("above 0", In("en").LowPoints(0.003));
        Assert.Equal("below 0", In("en").HighPoints(-0.003));
        Assert.Equal("\u22124", In("en").LowPoints(-0.031));
        Assert.Equal("+4", In("en").HighPoints(0.031));
    }

    [Theory]
    [InlineData(0.0004, "angepasster p-Wert\u00a0<\u00a00,001")]
    [InlineData(0.0496, "angepasster p-Wert\u00a0=\u00a00,050")]
    [InlineData(1.0, "angepasster p-Wert\u00a0=\u00a01,000")]
    public void P_values_have_three_decimals(double p, string expected)
    {
        Assert.Equal(expected, In("de").AdjustedP(p));
    }
}
