using SurveyPipeline.Responses;

namespace SurveyPipeline.Pages.Organiser;

/// <content>Where the survey stands.</content>
public sealed partial class OrganiserPages
{
    private SurveyPhase Phase => SendingRules.PhaseOf(survey, clock.GetUtcNow());

    private SurveyDates Dates(Wording words) =>
        new(
            State(words),
            survey.Options.OpensAt is { } opens ? Moment(words, opens) : words["dates.noStart"],
            survey.Options.ClosesAt is { } closes ? Moment(words, closes) : words["dates.noEnd"],
            words.Say("dates.zone", ("zone", survey.Options.TimeZone))
        );

    private string State(Wording words) =>
        (Phase, survey.Options) switch
        {
            (SurveyPhase.NotOpen, { OpensAt: { } opens }) => words.Say(
                "dates.notOpen",
                ("date", Moment(words, opens))
            ),
            (SurveyPhase.Open, { ClosesAt: { } closes }) => words.Say(
                "dates.openUntil",
                ("date", Moment(words, closes))
            ),
            (SurveyPhase.Open, _) => words["dates.open"],
            (SurveyPhase.LastCall, { ClosesAt: { } closes }) => words.Say(
                "dates.lastCall",
                ("date", Moment(words, closes)),
                ("until", Moment(words, closes + SendingRules.LastCall))
            ),
            (_, { ClosesAt: { } closes }) when survey.Series.LastPeriod is null => words.Say(
                "dates.closed",
                ("date", Moment(words, closes))
            ),
            _ => words["dates.ended"],
        };

    /// <summary>An instant in the words of a page and the time zone of its people.</summary>
    internal string Moment(Wording words, DateTimeOffset instant) =>
        words.DateAndTime(instant, TimeZoneInfo.FindSystemTimeZoneById(survey.Options.TimeZone));
}
