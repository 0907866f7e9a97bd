using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Pages.PaperEntry;

/// <summary>Makes the pages on which organisers type paper forms in. Every answer that counts was typed at least twice: a form is
/// stored once two entries agree, and what they differed on was typed a third time as one of the two. It is then a submission
/// like any other.</summary>
/// <param name="survey">The survey of this process.</param>
/// <param name="forms">Makes the pages at each stage.</param>
/// <param name="steps">Says which stage comes next.</param>
/// <param name="notices">What stands in place of a form.</param>
/// <param name="dates">When the survey opens.</param>
/// <param name="clock">The time of the pages.</param>
public sealed class PaperEntryPages(
    Survey survey,
    EntryForms forms,
    EntrySteps steps,
    OrganiserNotices notices,
    SurveyDates dates,
    TimeProvider clock
)
{
    /// <summary>The beginning of a form: its group. Before opening and after closing, what stands in its place.</summary>
    /// <param name="reader">Who types.</param>
    /// <param name="isStored">Whether the form before was just stored: the page says so.</param>
    public PageAnswer Start(OrganiserReader reader, bool isStored) =>
        SendingRules.PhaseOf(survey, clock.GetUtcNow()) switch
        {
            SurveyPhase.Open when isStored => forms.BeginNext(reader),
            SurveyPhase.Open => forms.Begin(reader),
            SurveyPhase.NotOpen => NotOpen(reader, 200),
            SurveyPhase.Superseded => notices.Notice(
                reader,
                503,
                "error.pageTitle",
                reader.Words["error.pageText"]
            ) with
            {
                RetryAfter = SendingRules.Changeover,
            },
            _ when isStored => notices.Notice(
                reader,
                200,
                "entry.stored",
                reader.Words["entry.last"],
                reader.Words["state.closedText"]
            ),
            _ => Closed(reader, 200),
        };

    /// <summary>Judges a page that was sent, by the rules for pages of respondents wherever those apply.</summary>
    public EntryVerdict Judge(OrganiserReader reader, EntrySheet sheet)
    {
        var now = clock.GetUtcNow();
        if ((Refusal(reader, sheet, now) ?? steps.FindNext(reader, sheet, now)) is { } page)
        {
            return new EntryVerdict(page, Submission: null);
        }

        var sending = SendingRules.Judge(survey, sheet.ToAnswers(), now, shortest: TimeSpan.Zero);
        return new EntryVerdict(
            Page: null,
            sending.Submission
                ?? throw new InvalidOperationException("A form without an obstacle is acceptable.")
        );
    }

    /// <summary>The answer to a form that is stored: on to the next one, so that reloading does not send again.</summary>
    public static PageAnswer Accepted(OrganiserReader reader) =>
        new() { Status = 303, Location = reader.PaperEntryStored(reader.Words.Language) };

    /// <summary>503: storing failed. Everything typed is kept, ready to be sent again as it is.</summary>
    public PageAnswer Retry(OrganiserReader reader, EntrySheet sheet, TimeSpan wait)
    {
        var summary = new SummaryView
        {
            Heading = reader.Words["error.storageTitle"],
            Paragraphs = [reader.Words["entry.storage"]],
        };
        return forms.At(reader, sheet, sheet.Stage, sheet.Nonce, summary: summary) with
        {
            Status = 503,
            RetryAfter = wait,
        };
    }

    private PageAnswer? Refusal(OrganiserReader reader, EntrySheet sheet, DateTimeOffset now) =>
        SendingRules.FindRefusal(survey, survey.Nonces.Read(sheet.Nonce), now) switch
        {
            SendingOutcome.NotOpen => NotOpen(reader, 403),
            SendingOutcome.Superseded => Retry(reader, sheet, SendingRules.Changeover),
            SendingOutcome.Closed => Closed(reader, 410),
            _ => null,
        };

    private PageAnswer NotOpen(OrganiserReader reader, int status) =>
        notices.Notice(
            reader,
            status,
            "state.notOpenTitle",
            reader.Words.Say(
                "state.notOpenText",
                ("date", dates.Moment(reader.Words, survey.Options.OpensAt!.Value))
            )
        );

    private PageAnswer Closed(OrganiserReader reader, int status) =>
        notices.Notice(reader, status, "state.closedTitle", reader.Words["state.closedText"]);
}

/// <summary>What comes of a page of a paper form that was sent: another page, or a submission to store.</summary>
/// <param name="Page">The page that goes on; null where the form is to be stored.</param>
/// <param name="Submission">What is to be stored; null where a page goes on.</param>
public sealed record EntryVerdict(PageAnswer? Page, Submission? Submission);
