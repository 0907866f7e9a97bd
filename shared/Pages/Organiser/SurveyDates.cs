using SurveyPipeline.Responses;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>Says where the survey stands, in words and in the time zone of its people.</summary>
/// <param name="survey">The survey of this process.</param>
/// <param name="clock">Says whether the survey is open.</param>
public sealed class SurveyDates(Survey survey, TimeProvider clock)
{
    /// <summary>Where the survey stands now.</summary>
    internal SurveyPhase Phase => SendingRules.PhaseOf(survey, clock.GetUtcNow());

    /// <summary>The round that people answer in now or next, or whose report is to come; null where there is none.</summary>
    internal SurveyRound? Round => SurveyRound.Of(survey, clock.GetUtcNow());

    /// <summary>Today, where its people are.</summary>
    internal DateOnly Today => survey.Options.DayOf(clock.GetUtcNow());

    /// <summary>Where it stands and when it opens and closes.</summary>
    internal DatesView In(Wording words) =>
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
            (_, { ClosesAt: { } closes }) when !survey.HasEnded => words.Say(
                "dates.closed",
                ("date", Moment(words, closes))
            ),
            _ => words["dates.ended"],
        };

    /// <summary>An instant in the words of a page and the time zone of its people.</summary>
    internal string Moment(Wording words, DateTimeOffset instant) =>
        words.DateAndTime(instant, TimeZoneInfo.FindSystemTimeZoneById(survey.Options.TimeZone));
}

/// <summary>Where a survey stands and when it opens and closes, in words. By its settings and the clock alone, never by what came in.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Opening">When it opens or opened.</param>
/// <param name="Closing">When it closes or closed.</param>
/// <param name="Zone">Whose time these are.</param>
public sealed record DatesView(string State, string Opening, string Closing, string Zone);
