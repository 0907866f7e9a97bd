using System.Collections.Immutable;
using SurveyPipeline.Publication;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>What an organiser does next, in order and with its day: before the opening, while people answer, after a period, at the end. By the
/// dates of the survey alone, never by what came in.</summary>
/// <param name="survey">The survey.</param>
/// <param name="dates">Its dates.</param>
/// <param name="clock">Which of them are past.</param>
internal sealed class NextSteps(Survey survey, SurveyDates dates, TimeProvider clock)
{
    /// <summary>The steps, by stage.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="newest">The newest report, or null. Nothing is asked about one that was withdrawn.</param>
    public ImmutableArray<StepStage> For(OrganiserReader reader, PublishedReport? newest)
    {
        var words = reader.Words;
        var stages = ImmutableArray.CreateBuilder<StepStage>();
        if (dates.Round is { } round)
        {
            var days = SendingDays.Of(round);
            stages.Add(
                new StepStage(
                    words["steps.before"],
                    [
                        Step(days.Announcement, "steps.announce", reader.Invite),
                        Step(days.Announcement, "steps.poster", reader.Invite),
                    ]
                )
            );
            stages.Add(
                new StepStage(
                    words["steps.open"],
                    [
                        Step(days.Invitation, "steps.invite", reader.Invite),
                        Step(days.FirstReminder, "steps.remind", reader.Invite),
                        Step(days.SecondReminder, "steps.remindAgain", reader.Invite),
                        Step(days.LastDay, "steps.lastDay", reader.Invite),
                        Step(days.LastDay, "steps.asked", reader.AskedIn(round.Period)),
                        Step(days.LastDay, "steps.paper", reader.PaperEntry(words.Language)),
                    ]
                )
            );
            stages.Add(
                new StepStage(
                    words["steps.after"],
                    [
                        Step(days.Thanks, "steps.report", address: null),
                        Step(days.Thanks, "steps.thank", reader.Invite),
                        .. newest is null or { IsWithdrawn: true }
                            ? ImmutableArray<NextStep>.Empty
                            :
                            [
                                new NextStep(
                                    words["steps.whenever"],
                                    words["steps.became"],
                                    reader.Statement(newest.Manifest),
                                    IsPast: false
                                ),
                            ],
                    ]
                )
            );
        }

        stages.Add(
            new StepStage(
                words["steps.end"],
                [
                    new NextStep(
                        survey.Options.ClosesAt is { } closes
                            ? dates.Moment(words, closes)
                            : words["dates.noEnd"],
                        words["steps.close"],
                        Address: null,
                        IsPast: survey.HasEnded || survey.Options.ClosesAt <= clock.GetUtcNow()
                    ),
                    new NextStep(
                        words["steps.whenever"],
                        words["steps.erase"],
                        Address: null,
                        IsPast: survey.HasEnded
                    ),
                ]
            )
        );
        return stages.ToImmutable();

        NextStep Step(DateOnly day, string text, string? address) =>
            new(words.Date(day), words[text], address, IsPast: day < dates.Today);
    }
}

/// <summary>The steps of one stage.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Steps">The steps, in order.</param>
public sealed record StepStage(string Name, ImmutableArray<NextStep> Steps);

/// <summary>Something that an organiser does.</summary>
/// <param name="When">On which day, in words.</param>
/// <param name="Text">What.</param>
/// <param name="Address">Where, or null.</param>
/// <param name="IsPast">Whether the day is past.</param>
public sealed record NextStep(string When, string Text, string? Address, bool IsPast);
