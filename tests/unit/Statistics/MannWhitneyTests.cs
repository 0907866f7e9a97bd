using FsCheck.Xunit;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Tests.Unit.Statistics;

[Properties(Arbitrary = [typeof(StatisticsArbitraries)], MaxTest = 50)]
public sealed class MannWhitneyTests
{
    [Property]
    public void U_and_delta_count_the_pairs(ScaleCells a, ScaleCells b)
    {
        var pairs =
            from i in Enumerable.Range(0, 5)
            from j in Enumerable.Range(0, 5)
            select (Count: (double)a.Counts[i] * b.Counts[j], Sign: Math.Sign(i - j));
        var all = pairs.Sum(p => p.Count);

        var result = MannWhitney.Compare(a.Counts, b.Counts);

        Assert.Equal(pairs.Sum(p => p.Count * (p.Sign + 1) / 2), result.U1, 6);
        Assert.Equal(pairs.Sum(p => p.Count * p.Sign) / all, result.CliffsDelta, 9);
    }

    [Property]
    public void Exchanging_the_groups_turns_delta_round_and_keeps_p(ScaleCells a, ScaleCells b)
    {
        var one = MannWhitney.CompareRounded(a.Counts, 2, b.Counts, 5);
        var other = MannWhitney.CompareRounded(b.Counts, 5, a.Counts, 2);

        Assert.Equal(-one.CliffsDelta, other.CliffsDelta, 9);
        Assert.Equal(one.P is null, other.P is null);
        Assert.Equal(one.P ?? 0, other.P ?? 0, 9);
    }

    [Property]
    public void The_rounding_allowance_never_makes_a_difference_more_certain(
        ScaleCells a,
        ScaleCells b
    )
    {
        var exact = MannWhitney.Compare(a.Counts, b.Counts);
        var rounded = MannWhitney.CompareRounded(a.Counts, 1, b.Counts, 1);

        Assert.True(rounded.P is null || rounded.P >= exact.P);
    }

    [Fact]
    public void Groups_that_answer_nearly_alike_are_too_alike_to_test()
    {
        var result = MannWhitney.CompareRounded([0, 0, 3, 60, 0], 1, [0, 0, 0, 60, 3], 1);

        Assert.True(result.IsTooAlike);
        Assert.Null(result.P);
        Assert.Equal(EffectSize.Negligible, result.EffectSize);
    }

    [Fact]
    public void Fewer_than_thirty_answers_in_a_group_are_not_tested_but_have_a_delta()
    {
        var result = MannWhitney.CompareRounded([6, 6, 6, 6, 3], 1, [0, 3, 9, 12, 12], 1);

        Assert.False(result.IsTooAlike);
        Assert.Null(result.P);
        Assert.True(result.CliffsDelta < -0.3);
    }

    [Fact]
    public void All_answers_alike_give_no_p_even_for_exact_counts()
    {
        var result = MannWhitney.Compare([0, 0, 30, 0, 0], [0, 0, 60, 0, 0]);

        Assert.Equal(0, result.Ties);
        Assert.Equal(0, result.CliffsDelta);
        Assert.Null(result.P);
    }

    [Fact]
    public void Millions_of_answers_do_not_overflow()
    {
        int[] many = [60_000_000, 60_000_000, 60_000_000, 60_000_000, 60_000_000];

        var result = MannWhitney.CompareRounded(many, 60, many, 60);

        Assert.Equal(0.96, result.Ties, 9);
        Assert.Equal(1, result.P);
    }

    [Theory]
    [InlineData(0.146, EffectSize.Negligible)]
    [InlineData(-0.147, EffectSize.Small)]
    [InlineData(0.329, EffectSize.Small)]
    [InlineData(0.33, EffectSize.Medium)]
    [InlineData(-0.473, EffectSize.Medium)]
    [InlineData(0.474, EffectSize.Large)]
    [InlineData(-1, EffectSize.Large)]
    public void A_delta_has_a_word_for_its_size(double delta, EffectSize expected)
    {
        Assert.Equal(expected, MannWhitney.EffectSizeOf(delta));
    }

    [Fact]
    public void A_group_without_answers_cannot_be_compared()
    {
        Assert.Throws<ArgumentException>(() =>
            MannWhitney.Compare([0, 0, 0, 0, 0], [1, 2, 3, 4, 5])
        );
        Assert.Throws<ArgumentException>(() => MannWhitney.Compare([1, 2, 3, 4], [1, 2, 3, 4, 5]));
    }
}
