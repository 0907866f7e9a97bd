using Microsoft.Extensions.Time.Testing;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Responses;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Responses;

public sealed class SurveyRoundTests
{
    [Theory]
    [InlineData("2026-11-24T08:00:00Z", null, null, "2026-11-01", "2026-11-30", "2026-12-01")]
    [InlineData("2026-09-24T08:00:00Z", null, null, "2026-09-01", "2026-09-30", "2026-10-01")]
    [InlineData("2026-11-30T23:45:00Z", null, null, "2026-12-01", "2026-12-31", "2027-01-01")]
    [InlineData(
        "2026-11-01T08:00:00Z",
        "2026-11-10T08:00:00Z",
        null,
        "2026-11-10",
        "2026-11-30",
        "2026-12-01"
    )]
    [InlineData(
        "2026-09-24T08:00:00Z",
        "2026-11-10T08:00:00Z",
        null,
        "2026-11-10",
        "2026-11-30",
        "2026-12-01"
    )]
    [InlineData(
        "2026-11-24T08:00:00Z",
        null,
        "2026-11-28T08:00:00Z",
        "2026-11-01",
        "2026-11-28",
        "2026-12-01"
    )]
    [InlineData(
        "2026-11-24T08:00:00Z",
        null,
        "2026-11-27T23:00:00Z",
        "2026-11-01",
        "2026-11-27",
        "2026-12-01"
    )]
    [InlineData(
        "2026-11-24T08:00:00Z",
        null,
        "2026-12-15T08:00:00Z",
        "2026-11-01",
        "2026-11-30",
        "2026-12-01"
    )]
    [InlineData(
        "2026-11-29T08:00:00Z",
        null,
        "2026-11-28T08:00:00Z",
        "2026-11-01",
        "2026-11-28",
        "2026-12-01"
    )]
    public void A_round_of_a_month_is_what_is_counted_in_it(
        string now,
        string? opens,
        string? closes,
        string first,
        string last,
        string report
    )
    {
        var round = RoundOf(now, opens, closes, Participation.EveryPeriod)!;

        Assert.Equal(
            (Day(first), Day(last), Day(report)),
            (round.FirstDay, round.LastDay, round.ReportDay)
        );
    }

    [Fact]
    public void Where_people_answer_once_they_have_until_the_closing()
    {
        var round = RoundOf(
            "2026-11-24T08:00:00Z",
            "2026-10-05T08:00:00Z",
            "2027-01-20T08:00:00Z",
            Participation.Once
        )!;

        Assert.Equal(
            (Day("2026-10-05"), Day("2027-01-20"), Day("2026-12-01")),
            (round.FirstDay, round.LastDay, round.ReportDay)
        );
    }

    [Fact]
    public void After_the_last_report_there_is_no_round()
    {
        Assert.Null(
            RoundOf("2026-12-01T00:00:00Z", null, "2026-11-28T08:00:00Z", Participation.EveryPeriod)
        );
    }

    private static SurveyRound? RoundOf(
        string now,
        string? opens,
        string? closes,
        Participation participation
    )
    {
        var options = new SurveyOptions
        {
            Period = PeriodKind.Month,
            OpensAt = opens is null ? null : Instant(opens),
            ClosesAt = closes is null ? null : Instant(closes),
        };
        var survey = TestData.SurveyWith(
            new FakeTimeProvider(Instant("2026-11-24T08:00:00Z")),
            options,
            TestData.BuiltInInstrument() with
            {
                Participation = participation,
            }
        );
        return SurveyRound.Of(survey, Instant(now));
    }

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) =>
        DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
