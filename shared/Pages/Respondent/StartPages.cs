using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>The start page, with the question that says which questions follow.</summary>
/// <param name="frames">What stands around it.</param>
/// <param name="notices">What stands in its place.</param>
/// <param name="clock">Says whether the survey is open.</param>
public sealed class StartPages(RespondentFrames frames, NoticePages notices, TimeProvider clock)
{
    private readonly Survey survey = frames.Survey;
    private readonly Instrument instrument = frames.Survey.Instrument;

    private Block GroupBlock =>
        instrument.Blocks.First(b => b.Items.Any(i => i.Id == instrument.GroupItem.Id));

    /// <summary>The start page; before opening and after closing, what stands in its place.</summary>
    public PageAnswer Start(Language language) =>
        SendingRules.PhaseOf(survey, clock.GetUtcNow()) switch
        {
            SurveyPhase.Open => Form(language, new AnswerSheet(instrument, FormFields.None)),
            SurveyPhase.NotOpen => notices.NotOpen(language, 200),
            SurveyPhase.Superseded => notices.Superseded(language),
            _ => notices.Closed(language, 200),
        };

    /// <summary>The start page again, the answers given so far carried along unseen: "change my role".</summary>
    public PageAnswer ChangeGroup(Language language, AnswerSheet sheet) =>
        notices.FindRefusal(language, sheet, RespondentPaths.Group) ?? Form(language, sheet);

    /// <summary>422: the start page again, which asks for the group.</summary>
    internal PageAnswer WithoutGroup(Language language, AnswerSheet sheet) =>
        Form(language, sheet, groupMissing: true);

    private PageAnswer Form(Language language, AnswerSheet sheet, bool groupMissing = false)
    {
        var words = new Wording(instrument, language);
        var hidden = CarriedToStart(sheet);
        var title = words["site.title"];
        return RespondentFrames.Answer(
            words,
            StartPage.Create(
                new StartView
                {
                    Frame = hidden.IsEmpty
                        ? frames.Frame(words, title, RespondentPaths.Start) with
                        {
                            HasErrors = groupMissing,
                        }
                        : frames.FormFrame(words, title, RespondentPaths.Group, groupMissing),
                    Minutes = Minutes(instrument, words),
                    Threshold = survey.Series.Threshold,
                    Participation = new ParticipationWording(words, survey.Series),
                    Heading = words[GroupBlock.Heading],
                    Group = new ItemView
                    {
                        Words = words,
                        Item = instrument.GroupItem,
                        Chosen = sheet.Group is null ? [] : [sheet.Group],
                        Error = groupMissing ? words["error.groupRequired"] : null,
                    },
                    Hidden = hidden,
                    Summary = groupMissing ? GroupMissing(words) : null,
                }
            ),
            groupMissing ? 422 : 200
        );
    }

    private SummaryView GroupMissing(Wording words) =>
        new()
        {
            Heading = words["error.summaryHeading"],
            Links =
            [
                new ErrorLink(
                    ItemView.AnchorOf(instrument.GroupItem.Id),
                    words["error.groupRequired"]
                ),
            ],
        };

    private static ImmutableArray<HiddenField> CarriedToStart(AnswerSheet sheet)
    {
        var answers = CarriedFields.AnswersOf(sheet, _ => true);
        return answers.IsEmpty && sheet.Nonce is null
            ? []
            :
            [
                .. CarriedFields.NonceOf(sheet.Nonce),
                .. CarriedFields.VersionOf(sheet),
                .. CarriedFields.ConfirmationOf(sheet),
                .. answers,
            ];
    }

    /// <summary>How long answering takes, such as <c>7</c> or <c>5 to 9</c>: from the shortest core to the longest questionnaire.</summary>
    internal static string Minutes(Instrument instrument, Wording words)
    {
        var least = instrument.Strata.Min(s =>
            instrument.EarlyExitOf(s.Id)?.CoreMinutes ?? s.EstimatedMinutes
        );
        var most = instrument.Strata.Max(s => s.EstimatedMinutes);
        return least == most
            ? Wording.Number(least)
            : words.Say(
                "format.minutesRange",
                ("from", Wording.Number(least)),
                ("to", Wording.Number(most))
            );
    }
}
