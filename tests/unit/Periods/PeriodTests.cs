using System.Globalization;
using SurveyPipeline.Periods;

namespace SurveyPipeline.Tests.Unit.Periods;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2028-02", "2028-02-01", "2028-02-29")]
    [InlineData("2026-Q4", "2026-10-01", "2026-12-31")]
    [InlineData("2026-W53", "2026-12-28", "2027-01-03")]
    [InlineData("2026-11-30", "2026-11-30", "2026-11-30")]
    public void A_period_lasts_from_its_first_day_to_its_last(
        string name,
        string first,
        string last
    )
    {
        Assert.True(Period.TryParse(name, out var period));

        Assert.Equal(
            (
                DateOnly.Parse(first, CultureInfo.InvariantCulture),
                DateOnly.Parse(last, CultureInfo.InvariantCulture)
            ),
            (period.FirstDay, period.LastDay)
        );
    }

    [Theory]
    [InlineData(PeriodKind.Quarter, "2026-11-24T05:58:30Z", "2026-Q4", "2026-10-01", "2027-01-01")]
    [InlineData(PeriodKind.Month, "2026-11-30T23:59:59Z", "2026-11", "2026-11-01", "2026-12-01")]
    [InlineData(
        PeriodKind.Month,
        "2026-12-01T00:30:00+01:00",
        "2026-11",
        "2026-11-01",
        "2026-12-01"
    )]
    [InlineData(PeriodKind.Week, "2027-01-01T00:00:00Z", "2026-W53", "2026-12-28", "2027-01-04")]
    [InlineData(PeriodKind.Week, "2026-11-22T23:59:00Z", "2026-W47", "2026-11-16", "2026-11-23")]
    [InlineData(PeriodKind.Day, "2026-11-24T05:58:30Z", "2026-11-24", "2026-11-24", "2026-11-25")]
    public void An_instant_falls_into_the_calendar_period_of_utc(
        PeriodKind kind,
        string instant,
        string name,
        string start,
        string end
    )
    {
        var period = Period.Containing(
            kind,
            DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)
        );

        Assert.Equal(name, period.Name);
        Assert.Equal(start, period.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(end, period.End.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(period, period.Next.Previous);
    }

    [Theory]
    [InlineData(PeriodKind.Hour, "2026-11-24T05:58:30Z", "2026-11-24T05")]
    [InlineData(PeriodKind.Minute, "2026-11-24T05:58:30Z", "2026-11-24T05-58")]
    public void Trial_periods_have_names_that_are_safe_in_addresses(
        PeriodKind kind,
        string instant,
        string name
    )
    {
        Assert.Equal(
            name,
            Period
                .Containing(kind, DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture))
                .Name
        );
    }

    [Theory]
    [InlineData(PeriodKind.Quarter)]
    [InlineData(PeriodKind.Month)]
    [InlineData(PeriodKind.Week)]
    [InlineData(PeriodKind.Day)]
    [InlineData(PeriodKind.Hour)]
    [InlineData(PeriodKind.Minute)]
    public void Names_are_read_back_and_sort_as_text(PeriodKind kind)
    {
        var period = Period.Containing(
            kind,
            new DateTimeOffset(2025, 12, 20, 22, 50, 0, TimeSpan.Zero)
        );
        for (var i = 0; i < 300; i++)
        {
            Assert.True(Period.TryParse(kind, period.Name, out var read));
            Assert.Equal(period, read);
            Assert.True(string.CompareOrdinal(period.Name, period.Next.Name) < 0);
            period = period.Next;
        }
    }

    [Theory]
    [InlineData(PeriodKind.Month, "2026-13")]
    [InlineData(PeriodKind.Month, "2026-1")]
    [InlineData(PeriodKind.Month, "2026-11-01")]
    [InlineData(PeriodKind.Month, "../2026-11")]
    [InlineData(PeriodKind.Quarter, "2026-Q5")]
    [InlineData(PeriodKind.Week, "2025-W53")]
    [InlineData(PeriodKind.Week, "2026-W00")]
    [InlineData(PeriodKind.Week, "2026-Q1")]
    public void Anything_else_is_no_period(PeriodKind kind, string name)
    {
        Assert.False(Period.TryParse(kind, name, out _));
    }
}
