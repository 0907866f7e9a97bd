using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;

namespace SurveyPipeline.Responses;

/// <summary>The time in which people answer for the same report. By the settings and the clock alone, never by what came in.</summary>
/// <param name="Period">The period whose report it is.</param>
/// <param name="Begins">From when its answers are taken.</param>
/// <param name="Ends">What is sent after this is for a later report, or too late.</param>
/// <param name="Zone">The time zone of its people.</param>
public sealed record SurveyRound(
    Period Period,
    DateTimeOffset Begins,
    DateTimeOffset Ends,
    TimeZoneInfo Zone
)
{
    // Counted at half past eleven UTC, a day in Brussels has just begun: the day that people still have is the one before.
    private static readonly TimeSpan Short = TimeSpan.FromHours(3);

    /// <summary>The first day on which people can answer.</summary>
    public DateOnly FirstDay => DayOf(Begins);

    /// <summary>The last day on which they can.</summary>
    public DateOnly LastDay => DayOf(Ends - Short) is var last && last < FirstDay ? FirstDay : last;

    /// <summary>The day on which the report appears, at the earliest.</summary>
    public DateOnly ReportDay => DayOf(Period.End);

    /// <summary>The round that an answer sent now would be in; before the opening, the first one; after the closing, the one whose report is
    /// still to come. Null where none is.</summary>
    public static SurveyRound? Of(Survey survey, DateTimeOffset now)
    {
        var options = survey.Options;
        if (survey.HasEnded)
        {
            return null;
        }

        var sent = now < options.OpensAt ? options.OpensAt.Value : now;
        sent = sent > options.ClosesAt ? options.ClosesAt.Value : sent;
        var period = Period.Containing(survey.Series.PeriodKind, options.CountEvery.Next(sent));
        if (period.End <= now)
        {
            return null;
        }

        // Who answers once has until the closing; who may answer in each period, until the end of this one.
        var isOnce = survey.Series.Participation == Participation.Once;
        var counted = options.CountEvery.LastOf(period);
        var begins =
            options.OpensAt is { } opens && (isOnce || opens > period.Start) ? opens : period.Start;
        var ends =
            options.ClosesAt is { } closes && (isOnce || closes < counted) ? closes : counted;
        return new SurveyRound(
            period,
            begins,
            ends,
            TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone)
        );
    }

    private DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);
}
