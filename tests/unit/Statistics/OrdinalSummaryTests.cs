using FsCheck.Xunit;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Tests.Unit.Statistics;

[Properties(Arbitrary = [typeof(StatisticsArbitraries)])]
public sealed class OrdinalSummaryTests
{
    [Fact]
    public void Two_camps_have_their_median_in_the_middle_and_two_median_classes()
    {
        int[] camps = [6, 0, 0, 0, 6];

        Assert.Equal(3, OrdinalSummary.GroupedMedian(camps));
        Assert.Equal((1, 5), OrdinalSummary.MedianClass(camps));
    }

    [Fact]
    public void The_median_divides_its_category_in_proportion()
    {
        // 12 answers, the sixth is the third of six in category 4: 3.5 + 3 / 6 would be 4; three lie below in 1 and 3.
        Assert.Equal(3.5, OrdinalSummary.GroupedMedian([3, 0, 3, 6, 0]));
        Assert.Equal(3.5 + (1.5 / 9), OrdinalSummary.GroupedMedian([3, 0, 3, 9, 0]), 12);
    }

    [Fact]
    public void A_mean_on_the_half_of_a_step_is_exact_so_that_it_is_rounded_up()
    {
        // 93 / 60, of which a detour over 0.55 loses the last bit.
        Assert.True(OrdinalSummary.Mean([33, 21, 6, 0, 0]) >= 1.55);
    }

    [Property]
    public void Mean_and_deviation_are_those_of_the_answers_one_by_one(ScaleCells cells)
    {
        var answers = cells.Answers.ToArray();
        var mean = answers.Average();
        var deviation = Math.Sqrt(answers.Sum(a => (a - mean) * (a - mean)) / (answers.Length - 1));

        Assert.Equal(mean, OrdinalSummary.Mean(cells.Counts), 9);
        Assert.Equal(deviation, OrdinalSummary.StandardDeviation(cells.Counts), 9);
    }

    [Property]
    public void The_median_classes_hold_the_two_middle_answers(ScaleCells cells)
    {
        var answers = cells.Answers.ToArray();

        var (lower, upper) = OrdinalSummary.MedianClass(cells.Counts);

        Assert.Equal(answers[(answers.Length - 1) / 2], lower);
        Assert.Equal(answers[answers.Length / 2], upper);
    }

    [Property]
    public void Reversing_the_scale_turns_mean_and_median_round(ScaleCells cells)
    {
        var reversed = OrdinalSummary.Reverse(cells.Counts).AsSpan();

        Assert.Equal(6 - OrdinalSummary.Mean(cells.Counts), OrdinalSummary.Mean(reversed), 9);
        Assert.Equal(
            6 - OrdinalSummary.GroupedMedian(cells.Counts),
            OrdinalSummary.GroupedMedian(reversed),
            9
        );
        Assert.Equal(
            OrdinalSummary.StandardDeviation(cells.Counts),
            OrdinalSummary.StandardDeviation(reversed),
            9
        );
    }

    [Property]
    public void Half_of_the_answers_spread_over_their_classes_lie_below_the_median(ScaleCells cells)
    {
        var median = OrdinalSummary.GroupedMedian(cells.Counts);

        var below = cells.Counts.Select((c, i) => c * Math.Clamp(median - (i + 0.5), 0, 1)).Sum();

        Assert.Equal(OrdinalSummary.Answered(cells.Counts) / 2.0, below, 6);
    }

    [Fact]
    public void Without_answers_there_is_no_centre()
    {
        Assert.Throws<ArgumentException>(() => OrdinalSummary.Mean([0, 0, 0, 0, 0]));
        Assert.Throws<ArgumentException>(() => OrdinalSummary.GroupedMedian([0, 0, 0, 0, 0]));
        Assert.Throws<ArgumentException>(() => OrdinalSummary.StandardDeviation([0, 1, 0, 0, 0]));
    }

    [Fact]
    public void Millions_of_answers_do_not_overflow()
    {
        int[] cells = [0, 0, 0, 300_000_000, 300_000_000];

        Assert.Equal(4.5, OrdinalSummary.Mean(cells), 12);
        Assert.Equal(0.5, OrdinalSummary.StandardDeviation(cells), 6);
    }
}
