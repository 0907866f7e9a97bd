using SurveyPipeline.Aggregation;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Aggregation;

public sealed class CountingSeriesTests
{
    private static readonly Survey Survey = TestData.SurveyWith(
        TimeProvider.System,
        new SurveyOptions()
    );

    [Theory]
    [InlineData("now", 25)]
    [InlineData("4", 1_000)]
    [InlineData("60", 3_000)]
    [InlineData("day", 3_000)]
    public void A_writer_waits_for_more_a_quarter_of_what_lies_between_counting_times_3_seconds_at_the_most(
        string times,
        int milliseconds
    )
    {
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Of(times).Patience);
    }

    [Theory]
    [InlineData("now", false)]
    [InlineData("60", true)]
    [InlineData("day", true)]
    public void What_waits_for_a_counting_time_is_counted_together(string times, bool together)
    {
        Assert.Equal(together, Of(times).CountsTogether);
    }

    private static CountingSeries Of(string times) =>
        CountingSeries.Of(Survey.Known, CountingTimes.TryParse(times)!);
}
