using System.Collections.Frozen;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>What comes of sending answers.</summary>
/// <param name="frames">What stands around the pages.</param>
/// <param name="notices">Pages that say that something is not to be had.</param>
/// <param name="starts">The start page.</param>
/// <param name="questions">The questions.</param>
public sealed class SendingPages(
    RespondentFrames frames,
    NoticePages notices,
    StartPages starts,
    QuestionPages questions
)
{
    private readonly Survey survey = frames.Survey;
    private readonly Instrument instrument = frames.Survey.Instrument;

    /// <summary>The page that answers a sending which is not to be stored.</summary>
    /// <exception cref="InvalidOperationException">It is to be stored.</exception>
    public PageAnswer AnswerTo(Language language, AnswerSheet sheet, Sending sending) =>
        sending.Outcome switch
        {
            SendingOutcome.NotOpen => notices.NotOpen(language, 403),
            SendingOutcome.Superseded => notices.Superseded(
                language,
                sheet,
                RespondentPaths.Responses
            ),
            SendingOutcome.Closed => notices.Closed(language, 410),
            SendingOutcome.GroupMissing => starts.WithoutGroup(language, sheet),
            SendingOutcome.Expired => questions.Again(
                language,
                sheet,
                sending.Stratum!,
                "error.expired"
            ),
            SendingOutcome.OtherVersion => questions.Again(
                language,
                sheet,
                sending.Stratum!,
                "error.version"
            ),
            SendingOutcome.Invalid => Invalid(language, sheet, sending),
            SendingOutcome.Incomplete => Check(language, sheet, sending),
            SendingOutcome.TooFast => notices.Retry(
                language,
                sheet,
                RespondentPaths.Responses,
                FormNonces.ShortestVisit,
                "error.tooFastText"
            ),
            _ => throw new InvalidOperationException("An acceptable sending is to be stored."),
        };

    /// <summary>The answer to a sending that is stored: on to the thank-you page, so that reloading does not send again.</summary>
    public static PageAnswer Accepted(Language language) =>
        new() { Status = 303, Location = RespondentPaths.Thanks(language) };

    private PageAnswer Invalid(Language language, AnswerSheet sheet, Sending sending)
    {
        var words = new Wording(instrument, language);
        var errors = sending.Answers!.Problems.ToFrozenDictionary(
            p => p.Item,
            p => Sentence(words, p)
        );
        var summary = new SummaryView
        {
            Heading = words["error.summaryHeading"],
            Links =
            [
                .. sending.Answers.Problems.Select(p => new ErrorLink(
                    ItemView.AnchorOf(p.Item),
                    words[instrument.Items.First(i => i.Id == p.Item).Text],
                    errors[p.Item]
                )),
            ],
        };
        return questions.Form(language, sheet, sending.Stratum!, sheet.Nonce!, summary, errors) with
        {
            Status = 422,
        };
    }

    /// <summary>What has to be put right, in words.</summary>
    internal static string Sentence(Wording words, AnswerProblem problem) =>
        problem switch
        {
            { Option: { } option } => words.Say(problem.TextKey, ("option", words[option.Label])),
            { Most: { } most } => words.Say(problem.TextKey, "max", most),
            _ => words[problem.TextKey],
        };

    private PageAnswer Check(Language language, AnswerSheet sheet, Sending sending)
    {
        var words = new Wording(instrument, language);
        var missing = sending.Answers!.Unanswered;
        var items = instrument.CountedItems(sending.Stratum!.Id).Where(i => missing.Contains(i.Id));
        var view = new CheckView
        {
            Frame = frames.FormFrame(words, words["check.title"], RespondentPaths.Questions, false),
            Items = [.. items.Select(i => QuestionPages.Field(words, sheet, i))],
            Hidden =
            [
                .. questions.Fixed(sheet, sheet.Nonce!),
                CarriedFields.Confirmation,
                .. CarriedFields.EarlyOf(sheet),
                .. CarriedFields.AnswersOf(sheet, i => !missing.Contains(i.Id)),
            ],
        };
        return RespondentFrames.Answer(words, CheckPage.Create(view));
    }
}
