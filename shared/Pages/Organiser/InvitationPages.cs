using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Paper;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>What helps to invite people.</summary>
/// <param name="frames">What stands around the pages.</param>
/// <param name="notices">What stands in their place.</param>
/// <param name="dates">Where the survey stands.</param>
public sealed class InvitationPages(
    OrganiserFrames frames,
    OrganiserNotices notices,
    SurveyDates dates
)
{
    private readonly Survey survey = frames.Survey;
    private readonly Instrument instrument = frames.Instrument;

    /// <summary>The addresses, codes, posters and texts of every language.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="site">Root of the site as people reach it, or null where it is not known: then there is nothing to invite with.</param>
    public PageAnswer Invite(OrganiserReader reader, Uri? site)
    {
        var view = new InviteView
        {
            Frame = frames.Frame(reader, reader.Words["invite.title"], "/invite"),
            Dates = dates.In(reader.Words),
            Invitations = site is null
                ? []
                : [.. instrument.Languages.Select(l => Invitation(reader, site, l))],
        };
        return OrganiserFrames.Answer(reader, InvitePage.Create(view));
    }

    /// <summary>The poster in a language; a page that says so where the public address is not known.</summary>
    public PageAnswer Poster(OrganiserReader reader, Uri? site, Language language)
    {
        if (site is null)
        {
            return notices.AddressUnknown(reader);
        }

        var words = new Wording(instrument, language);
        var address = AddressOf(site, language);
        var view = new PosterView
        {
            Words = words,
            OwnWords = reader.Words,
            Organiser = survey.Options.Organiser,
            IsTrial = survey.Series.Id.IsTrial,
            Facts = [Duration(words), Anonymity(words), words["start.noRightAnswer"]],
            Dates = DatesAhead(words),
            Until = Until(words),
            Imprint = frames.Imprint(words),
            WebAddress = WithoutScheme(address),
            Code = QrCode.Of(address),
            Back = new(reader.Words["invite.title"], reader.Invite),
        };
        return OrganiserFrames.Answer(reader, PosterPage.Create(view)) with
        {
            LocaleTag = words.LocaleTag,
            Style = StyleSheet.Poster,
        };
    }

    /// <summary>The drawing that leads to the questionnaire in a language, with the address and the last day below.</summary>
    public string CodeDrawing(Uri site, Language language)
    {
        var address = AddressOf(site, language);
        return QrCode
            .Of(address)
            .ToSvg(
                address,
                [
                    WithoutScheme(address),
                    .. Until(Wording.ForFile(instrument, language)) is { } until
                        ? [until]
                        : ImmutableArray<string>.Empty,
                ]
            );
    }

    private Invitation Invitation(OrganiserReader reader, Uri site, Language language)
    {
        var address = AddressOf(site, language);
        return new Invitation
        {
            Language = reader.Words.NameOf(language),
            LocaleTag = instrument.LocaleTags[language],
            Address = address,
            Code = QrCode.Of(address),
            CodeFile = reader.Code(language),
            Poster = reader.Poster(language),
            Paper = RespondentPaths.Paper(language),
            Messages = dates.Round is { } round
                ? Messages(reader.Words, new Wording(instrument, language), round, site)
                : [],
        };
    }

    /// <summary>What is sent before, during and after a round, each with its day.</summary>
    /// <param name="own">The words of the page.</param>
    /// <param name="words">The words of the messages.</param>
    /// <param name="round">The round.</param>
    /// <param name="site">Root of the site.</param>
    private ImmutableArray<InvitationMessage> Messages(
        Wording own,
        Wording words,
        SurveyRound round,
        Uri site
    )
    {
        var days = SendingDays.Of(round);
        string[] way =
        [
            $"{words["invite.answerHere"]}\n{AddressOf(site, words.Language)}",
            words.Say("invite.until", ("date", words.Date(round.LastDay))),
        ];
        return
        [
            Message(
                "invite.announcement",
                days.Announcement,
                words["start.purpose"],
                words.Say(
                    "invite.soon",
                    ("from", words.Date(round.FirstDay)),
                    ("until", words.Date(round.LastDay))
                ),
                $"{Duration(words)} {Anonymity(words)}"
            ),
            Message(
                "invite.invitation",
                days.Invitation,
                [words["start.purpose"], $"{Duration(words)} {Anonymity(words)}", .. way]
            ),
            Message(
                "invite.reminder1",
                days.FirstReminder,
                [words["start.purpose"], words["invite.answered"], .. way]
            ),
            Message(
                "invite.reminder2",
                days.SecondReminder,
                [
                    words.Say("invite.counts", "threshold", survey.Series.Threshold),
                    words["invite.answered"],
                    .. way,
                ]
            ),
            Message(
                "invite.lastDay",
                days.LastDay,
                words.Say("invite.today", ("date", words.Date(round.LastDay))),
                Duration(words),
                way[0],
                words["invite.answered"]
            ),
            Message(
                "invite.thanks",
                days.Thanks,
                words["invite.thankYou"],
                Report(words, round, site),
                words.Say("invite.counted", "threshold", survey.Series.Threshold)
            ),
        ];

        InvitationMessage Message(string name, DateOnly day, params string[] paragraphs) =>
            new(
                own.Say("invite.sendOn", ("text", own[name]), ("date", own.Date(day))),
                string.Join("\n\n", [words["invite.hello"], .. paragraphs, frames.Imprint(words)])
            );
    }

    private string Report(Wording words, SurveyRound round, Uri site)
    {
        var period = new PeriodWording(words.Sentences).Period(round.Period);
        return survey.Options.PublicResults
            ? $"{words.Say("invite.reportHere", ("period", period))}\n{new Uri(site, RespondentPaths.Results(words.Language)).AbsoluteUri}"
            : words.Say(
                "invite.reportAsk",
                ("period", period),
                ("contact", survey.Options.Contact)
            );
    }

    private string? Until(Wording words) =>
        dates.Round is { } round
            ? words.Say("poster.until", ("date", words.Date(round.LastDay)))
            : null;

    private static string WithoutScheme(string address) =>
        address[(address.IndexOf("//", StringComparison.Ordinal) + 2)..];

    private ImmutableArray<string> DatesAhead(Wording words) =>
        [
            .. dates.Phase == SurveyPhase.NotOpen && survey.Options.OpensAt is { } opens
                ? [words.Say("state.notOpenText", ("date", dates.Moment(words, opens)))]
                : ImmutableArray<string>.Empty,
        ];

    private string Duration(Wording words) =>
        words.Say("start.duration", ("minutes", StartPages.Minutes(instrument, words)));

    private string Anonymity(Wording words) =>
        words.Say("start.anonymity", "threshold", survey.Series.Threshold);

    private static string AddressOf(Uri site, Language language) =>
        new Uri(site, RespondentPaths.Start(language)).AbsoluteUri;
}
