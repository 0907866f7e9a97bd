using System.Globalization;
using SurveyPipeline.Periods;

namespace SurveyPipeline.Tests.Unit.Periods;

public sealed class CountingTimesTests
{
    [Theory]
    [InlineData("day", "2026-11-29T10:00:00Z", "2026-11-29T23:30:00Z")]
    [InlineData("day", "2026-11-29T23:30:00Z", "2026-11-30T23:30:00Z")]
    [InlineData("day", "2026-12-31T23:29:59Z", "2026-12-31T23:30:00Z")]
    [InlineData("hour", "2026-11-29T10:49:59Z", "2026-11-29T10:50:00Z")]
    [InlineData("hour", "2026-11-29T10:50:00Z", "2026-11-29T11:50:00Z")]
    [InlineData("week", "2026-11-25T10:00:00Z", "2026-11-29T23:30:00Z")]
    [InlineData("week", "2026-11-29T23:45:00Z", "2026-12-06T23:30:00Z")]
    [InlineData("5", "2026-11-29T10:00:02.5Z", "2026-11-29T10:00:05Z")]
    [InlineData("now", "2026-11-29T10:00:02.5Z", "2026-11-29T10:00:02.5Z")]
    public void The_next_counting_time_is_the_first_one_after_an_instant(
        string code,
        string after,
        string next
    ) => Assert.Equal(Instant(next), CountingTimes.TryParse(code)!.Next(Instant(after)));

    [Fact]
    public void What_is_sent_is_hidden_for_whole_seconds_and_never_seen_before_its_time() =>
        Assert.Equal(
            TimeSpan.FromSeconds(30),
            CountingTimes.Day.WaitFrom(Instant("2026-11-29T23:29:30.4Z"))
        );

    [Theory]
    [InlineData("")]
    [InlineData("daily")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("3601")]
    [InlineData("1.5")]
    public void Anything_else_is_no_counting_time(string text) =>
        Assert.Null(CountingTimes.TryParse(text));

    [Theory]
    [InlineData(PeriodKind.Month)]
    [InlineData(PeriodKind.Week)]
    [InlineData(PeriodKind.Quarter)]
    public void The_last_counting_time_of_a_period_lies_before_its_end(PeriodKind kind)
    {
        CountingTimes[] all = [CountingTimes.Day, CountingTimes.Hour, CountingTimes.Week];
        Assert.All(
            all,
            times =>
            {
                var period = Period.Containing(kind, Instant("2026-11-15T00:00:00Z"));
                var last = times.Next(period.End - times.Every - TimeSpan.FromTicks(1));
                Assert.True(times.Fit(kind));
                Assert.InRange(last, period.Start, period.End - TimeSpan.FromMinutes(10));
            }
        );
    }

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
