using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Paper;
using SurveyPipeline.Pages.Respondent;
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
            Imprint = frames.Imprint(words),
            WebAddress = address[(address.IndexOf("//", StringComparison.Ordinal) + 2)..],
            Code = QrCode.Of(address),
            Back = new(reader.Words["invite.title"], reader.Invite),
        };
        return OrganiserFrames.Answer(reader, PosterPage.Create(view)) with
        {
            LocaleTag = words.LocaleTag,
            Style = StyleSheet.Poster,
        };
    }

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
            LocaleTag = instrument.LocaleTags[language],
            Address = address,
            Code = QrCode.Of(address),
            CodeFile = reader.Code(language),
            Poster = reader.Poster(language),
            Paper = RespondentPaths.Paper(language),
            Message = Message(new Wording(instrument, language), address),
        };
    }

    private string Message(Wording words, string address) =>
        string.Join(
            "\n\n",
            [
                words["invite.hello"],
                words["start.purpose"],
                $"{Duration(words)} {Anonymity(words)} {HowOften(words)}",
                $"{words["invite.answerHere"]}\n{address}",
                .. DatesAhead(words),
                frames.Imprint(words),
            ]
        );

    private ImmutableArray<string> DatesAhead(Wording words) =>
        [
            .. dates.Phase == SurveyPhase.NotOpen && survey.Options.OpensAt is { } opens
                ? [words.Say("state.notOpenText", ("date", dates.Moment(words, opens)))]
                : ImmutableArray<string>.Empty,
            .. survey.Options.ClosesAt is { } closes
                ? [words.Say("invite.until", ("date", dates.Moment(words, closes)))]
                : ImmutableArray<string>.Empty,
        ];

    private string Duration(Wording words) =>
        words.Say("start.duration", ("minutes", StartPages.Minutes(instrument, words)));

    private string Anonymity(Wording words) =>
        words.Say("start.anonymity", "threshold", survey.Series.Threshold);

    private string HowOften(Wording words) =>
        new ParticipationWording(words, survey.Series).ForRespondents;

    private static string AddressOf(Uri site, Language language) =>
        new Uri(site, RespondentPaths.Start(language)).AbsoluteUri;
}
