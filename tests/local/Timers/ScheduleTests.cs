using System.Globalization;
using SurveyPipeline.Local.Settings;
using SurveyPipeline.Local.Timers;

namespace SurveyPipeline.Tests.Local.Timers;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData("0 0 5 * * *", "2026-11-24T04:59:59Z", "2026-11-24T05:00:00Z")]
    [InlineData("0 0 5 * * *", "2026-11-24T05:00:00Z", "2026-11-25T05:00:00Z")]
    [InlineData("*/10 * * * * *", "2026-11-24T05:00:01Z", "2026-11-24T05:00:10Z")]
    [InlineData("30 15 3 1 * *", "2026-11-24T00:00:00Z", "2026-12-01T03:15:30Z")]
    [InlineData("0 0 6 * * 1", "2026-11-24T00:00:00Z", "2026-11-30T06:00:00Z")]
    [InlineData("0 0 0 29 2 *", "2026-11-24T00:00:00Z", "2028-02-29T00:00:00Z")]
    public void The_next_run_is_the_first_time_after(string expression, string after, string next)
    {
        var found = Schedule.Parse(expression, "Publish").Next(Utc(after));

        Assert.Equal(Utc(next), found);
        Assert.Equal(DateTimeKind.Utc, found.Kind);
    }

    [Theory]
    [InlineData("0 5 * * *")]
    [InlineData("00:05:00")]
    [InlineData("0 0 25 * * *")]
    [InlineData("every day")]
    [InlineData("0 0 0 31 2 *")]
    public void What_is_no_schedule_is_told_with_the_function_and_an_example(string expression)
    {
        var exception = Assert.Throws<LocalHostException>(() =>
            Schedule.Parse(expression, "Publish")
        );

        Assert.Contains(
            $"'{expression}' of function 'Publish'",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("0 0 5 * * *", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*/30 * * * * *", true)]
    [InlineData("0,59 * * * * *", true)]
    [InlineData("0 * * * * *", false)]
    [InlineData("0 0 5 * * *", false)]
    public void Runs_less_than_a_minute_apart_are_noticed(string expression, bool fast)
    {
        var schedule = Schedule.Parse(expression, "Publish");

        Assert.Equal(fast, schedule.IsFasterThanAMinute(Utc("2026-11-24T05:58:30Z")));
    }

    private static DateTime Utc(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
