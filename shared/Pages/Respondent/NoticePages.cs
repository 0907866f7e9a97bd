using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>Pages that say that something is not to be had.</summary>
/// <param name="frames">What stands around them.</param>
/// <param name="clock">Says whether the survey is open.</param>
public sealed class NoticePages(RespondentFrames frames, TimeProvider clock)
{
    private readonly Survey survey = frames.Survey;
    private readonly Instrument instrument = frames.Survey.Instrument;

    /// <summary>404 for a language that the instrument does not have, or for a page that does not exist: links every language.</summary>
    public PageAnswer NotFound(Language language)
    {
        var words = new Wording(instrument, language);
        return Notice(
            words,
            404,
            "error.notFoundTitle",
            [words["error.notFoundText"]],
            languages: frames.Languages(words, RespondentPaths.Start)
        );
    }

    /// <summary>400, 413 or 415: the body could not be read as a form.</summary>
    public PageAnswer Unreadable(Language language, FormOutcome outcome)
    {
        var words = new Wording(instrument, language);
        var (status, reason) = outcome switch
        {
            FormOutcome.TooLarge => (413, "error.sendTooLarge"),
            FormOutcome.Broken => (400, "error.sendBroken"),
            _ => (415, "error.unsupported"),
        };
        return Notice(
            words,
            status,
            $"{reason}Title",
            [words[$"{reason}Text"]],
            next: StartLink(words)
        );
    }

    /// <summary>500: a page without answers failed.</summary>
    public PageAnswer Failed(Language language) => Failed(language, 500);

    /// <summary>503: the survey waits for storage since it started.</summary>
    /// <param name="language">The language.</param>
    /// <param name="wait">When trying again makes sense.</param>
    public PageAnswer NotYet(Language language, TimeSpan wait) =>
        Failed(language, 503) with
        {
            RetryAfter = wait,
        };

    private PageAnswer Failed(Language language, int status)
    {
        var words = new Wording(instrument, language);
        return Notice(
            words,
            status,
            "error.pageTitle",
            [words["error.pageText"]],
            next: StartLink(words)
        );
    }

    /// <summary>503: storing failed, or the page after sending did. Everything sent is kept, ready to be sent again as it is.</summary>
    /// <param name="language">The language.</param>
    /// <param name="sheet">What was sent.</param>
    /// <param name="action">Where it is to be sent again.</param>
    /// <param name="wait">When trying again makes sense.</param>
    public PageAnswer Retry(
        Language language,
        AnswerSheet sheet,
        Func<Language, string> action,
        TimeSpan wait
    ) => Retry(language, sheet, action, wait, "error.storageText");

    /// <summary>503: the same, for a reason of its own.</summary>
    internal PageAnswer Retry(
        Language language,
        AnswerSheet sheet,
        Func<Language, string> action,
        TimeSpan wait,
        string reason
    )
    {
        var words = new Wording(instrument, language);
        var view = new RetryView
        {
            Frame = frames.FormFrame(
                words,
                words["error.storageTitle"],
                RespondentPaths.Questions,
                hasErrors: true
            ),
            Action = action(language),
            Summary = new SummaryView
            {
                Heading = words["error.summaryHeading"],
                Paragraphs = [words[reason], words["error.retryText"]],
            },
            Hidden =
            [
                .. CarriedFields.NonceOf(sheet.Nonce),
                .. CarriedFields.VersionOf(sheet),
                .. GroupOf(sheet),
                .. CarriedFields.PressedOf(sheet),
                .. CarriedFields.AnswersOf(sheet, _ => true),
            ],
        };
        return RespondentFrames.Answer(words, RetryPage.Create(view), 503) with
        {
            RetryAfter = wait,
        };
    }

    private IEnumerable<HiddenField> GroupOf(AnswerSheet sheet) =>
        sheet.Group is { } group ? [new HiddenField(instrument.GroupItem.Id.Value, group)] : [];

    /// <summary>503: a newer version of the questionnaire is being put in place of this one. Everything sent is kept, ready to be sent again
    /// as it is: the instance that knows the new version carries it over.</summary>
    /// <param name="language">The language.</param>
    /// <param name="sheet">What was sent.</param>
    /// <param name="action">Where it is to be sent again.</param>
    internal PageAnswer Superseded(
        Language language,
        AnswerSheet sheet,
        Func<Language, string> action
    ) => Retry(language, sheet, action, SendingRules.Changeover);

    /// <summary>503: the same, where nothing was sent yet.</summary>
    internal PageAnswer Superseded(Language language) =>
        Failed(language) with
        {
            Status = 503,
            RetryAfter = SendingRules.Changeover,
        };

    /// <summary>What stands in place of a form where the survey is not open, or no longer; null where it is.</summary>
    /// <param name="language">The language.</param>
    /// <param name="sheet">What was sent.</param>
    /// <param name="action">Where it was sent.</param>
    internal PageAnswer? FindRefusal(
        Language language,
        AnswerSheet sheet,
        Func<Language, string> action
    ) =>
        SendingRules.FindRefusal(survey, survey.Nonces.Read(sheet.Nonce), clock.GetUtcNow()) switch
        {
            SendingOutcome.NotOpen => NotOpen(language, 403),
            SendingOutcome.Superseded => Superseded(language, sheet, action),
            SendingOutcome.Closed => Closed(language, 410),
            _ => null,
        };

    /// <summary>The survey has not opened yet.</summary>
    internal PageAnswer NotOpen(Language language, int status)
    {
        var words = new Wording(instrument, language);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(survey.Options.TimeZone);
        var opens = words.DateAndTime(survey.Options.OpensAt!.Value, zone);
        return Notice(
            words,
            status,
            "state.notOpenTitle",
            [words.Say("state.notOpenText", ("date", opens))],
            next: new(words["calendar.link"], RespondentPaths.Calendar(language))
        );
    }

    /// <summary>The survey is over.</summary>
    internal PageAnswer Closed(Language language, int status)
    {
        var words = new Wording(instrument, language);
        return Notice(words, status, "state.closedTitle", [words["state.closedText"]]);
    }

    private static PageLink StartLink(Wording words) =>
        new(words["action.startPage"], RespondentPaths.Start(words.Language));

    private PageAnswer Notice(
        Wording words,
        int status,
        string titleKey,
        ImmutableArray<string> paragraphs,
        PageLink? next = null,
        ImmutableArray<LanguageChoice>? languages = null
    ) =>
        RespondentFrames.Answer(
            words,
            NoticePage.Create(
                new NoticeView
                {
                    Frame = frames.Frame(words, words[titleKey], RespondentPaths.Start) with
                    {
                        HasErrors = status is not (200 or 403 or 410),
                    },
                    Paragraphs = paragraphs,
                    Languages = languages ?? [],
                    Next = next,
                }
            ),
            status
        );
}
