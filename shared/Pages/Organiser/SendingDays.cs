using SurveyPipeline.Responses;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>When what invites people is to be sent: a week before, at the beginning, after a third and two thirds of the time, on the last
/// day, and when the report is there.</summary>
/// <param name="Announcement">That the questionnaire comes.</param>
/// <param name="Invitation">That it is there.</param>
/// <param name="FirstReminder">The first reminder.</param>
/// <param name="SecondReminder">The second.</param>
/// <param name="LastDay">That it is the last day.</param>
/// <param name="Thanks">Thanks, and where the report is.</param>
internal sealed record SendingDays(
    DateOnly Announcement,
    DateOnly Invitation,
    DateOnly FirstReminder,
    DateOnly SecondReminder,
    DateOnly LastDay,
    DateOnly Thanks
)
{
    private const int DaysAhead = 7;

    /// <summary>The days of a round.</summary>
    public static SendingDays Of(SurveyRound round)
    {
        var days = round.LastDay.DayNumber - round.FirstDay.DayNumber;
        return new SendingDays(
            round.FirstDay.AddDays(-DaysAhead),
            round.FirstDay,
            round.FirstDay.AddDays(days / 3),
            round.FirstDay.AddDays(2 * days / 3),
            round.LastDay,
            round.ReportDay
        );
    }
}
