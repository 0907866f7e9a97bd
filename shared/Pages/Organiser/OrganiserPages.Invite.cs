using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Paper;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Organiser;

/// <content>What helps to invite people.</content>
public sealed partial class OrganiserPages
{
    /// <summary>The addresses, codes, posters and texts of every language.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="site">Root of the site as people reach it, or null where it is not known: then there is nothing to invite with.</param>
    public PageAnswer Invite(OrganiserReader reader, Uri? site)
    {
        var view = new InviteView
        {
            Frame = Frame(reader, reader.Words["invite.title"], "/invite"),
            Dates = Dates(reader.Words),
            Invitations = site is null
                ? []
                : [.. Instrument.Languages.Select(l => Invitation(reader, site, l))],
        };
        return Answer(reader, InvitePage.Create(view));
    }

    /// <summary>The poster in a language; a page that says so where the public address is not known.</summary>
    public PageAnswer Poster(OrganiserReader reader, Uri? site, Language language)
    {
        if (site is null)
        {
            return AddressUnknown(reader);
        }

        var words = new Wording(Instrument, language);
        var address = AddressOf(site, language);
        var view = new PosterView
        {
            Words = words,
            OwnWords = reader.Words,
            Organiser = survey.Options.Organiser,
            IsTrial = survey.Series.Id.IsTrial,
            Facts = [Duration(words), Anonymity(words), words["start.noRightAnswer"]],
            Dates = DatesAhead(words),
            Imprint = Imprint(words),
            WebAddress = address[(address.IndexOf("//", StringComparison.Ordinal) + 2)..],
            Code = QrCode.Of(address),
            Back = new(reader.Words["invite.title"], reader.Invite),
        };
        return Answer(reader, PosterPage.Create(view)) with
        {
            LocaleTag = words.LocaleTag,
            Style = StyleSheet.Poster,
        };
    }

    /// <summary>404: there is no code and no poster without a public address.</summary>
    public PageAnswer AddressUnknown(OrganiserReader reader) =>
        Notice(reader, 404, "invite.unknownTitle", reader.Words["invite.unknown"]);

    /// <summary>The drawing that leads to the questionnaire in a language.</summary>
    public static string CodeDrawing(Uri site, Language language)
    {
        var address = AddressOf(site, language);
        return QrCode.Of(address).ToSvg(address);
    }

    private Invitation Invitation(OrganiserReader reader, Uri site, Language language)
    {
        var address = AddressOf(site, language);
        return new Invitation
        {
            Language = reader.Words.NameOf(language),
            LocaleTag = Instrument.LocaleTags[language],
            Address = address,
            Code = QrCode.Of(address),
            CodeFile = reader.Code(language),
            Poster = reader.Poster(language),
            Paper = RespondentPaths.Paper(language),
            Message = Message(new Wording(Instrument, language), address),
        };
    }

    private string Message(Wording words, string address) =>
        string.Join(
            "\n\n",
            [
                words["invite.hello"],
                words["start.purpose"],
                $"{Duration(words)} {Anonymity(words)}",
                $"{words["invite.answerHere"]}\n{address}",
                .. DatesAhead(words),
                Imprint(words),
            ]
        );

    private ImmutableArray<string> DatesAhead(Wording words) =>
        [
            .. Phase == SurveyPhase.NotOpen && survey.Options.OpensAt is { } opens
                ? [words.Say("state.notOpenText", ("date", Moment(words, opens)))]
                : ImmutableArray<string>.Empty,
            .. survey.Options.ClosesAt is { } closes
                ? [words.Say("invite.until", ("date", Moment(words, closes)))]
                : ImmutableArray<string>.Empty,
        ];

    private string Duration(Wording words) =>
        words.Say("start.duration", ("minutes", RespondentPages.Minutes(Instrument, words)));

    private string Anonymity(Wording words) =>
        words.Say("start.anonymity", "threshold", survey.Series.Threshold);

    private string Imprint(Wording words) =>
        words.Say(
            "privacy.contact",
            ("organiser", survey.Options.Organiser),
            ("contact", survey.Options.Contact)
        );

    private static string AddressOf(Uri site, Language language) =>
        new Uri(site, RespondentPaths.Start(language)).AbsoluteUri;
}
