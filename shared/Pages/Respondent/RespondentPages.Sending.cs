using System.Collections.Frozen;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Respondent;

/// <content>What comes of sending answers.</content>
public sealed partial class RespondentPages
{
    /// <summary>The page that answers a sending which is not to be stored.</summary>
    /// <exception cref="InvalidOperationException">It is to be stored.</exception>
    public PageAnswer AnswerTo(Language language, AnswerSheet sheet, Sending sending) =>
        sending.Outcome switch
        {
            SendingOutcome.NotOpen => NotOpen(language, 403),
            SendingOutcome.Closed => Closed(language, 410),
            SendingOutcome.GroupMissing => StartForm(language, sheet, groupMissing: true),
            SendingOutcome.Expired => Again(language, sheet, sending.Stratum!, "error.expired"),
            SendingOutcome.OtherVersion => Again(
                language,
                sheet,
                sending.Stratum!,
                "error.version"
            ),
            SendingOutcome.Invalid => Invalid(language, sheet, sending),
            SendingOutcome.Incomplete => Check(language, sheet, sending),
            SendingOutcome.TooFast => Retry(
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

    private PageAnswer? Refusal(Language language, AnswerSheet sheet) =>
        SendingRules.FindRefusal(survey, survey.Nonces.Read(sheet.Nonce), clock.GetUtcNow()) switch
        {
            SendingOutcome.NotOpen => NotOpen(language, 403),
            SendingOutcome.Closed => Closed(language, 410),
            _ => null,
        };

    private PageAnswer Again(Language language, AnswerSheet sheet, Stratum stratum, string reason)
    {
        var words = new Wording(instrument, language);
        var summary = new SummaryView
        {
            Heading = words[$"{reason}Title"],
            Paragraphs = [words[$"{reason}Text"]],
        };
        return QuestionsForm(language, sheet, stratum, survey.Nonces.Issue(), summary) with
        {
            Status = 409,
        };
    }

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
        return QuestionsForm(language, sheet, sending.Stratum!, sheet.Nonce!, summary, errors) with
        {
            Status = 422,
        };
    }

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
            Frame = FormFrame(words, words["check.title"], RespondentPaths.Questions, false),
            Items = [.. items.Select(i => Field(words, sheet, i))],
            Hidden =
            [
                .. Fixed(sheet, sheet.Nonce!),
                new HiddenField(AnswerSheet.ConfirmField, "1"),
                .. AnswersOf(sheet, i => !missing.Contains(i.Id)),
            ],
        };
        return Answer(words, CheckPage.Create(view));
    }
}
