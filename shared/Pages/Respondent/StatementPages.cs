using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Paper;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>Pages to read, and to print.</summary>
/// <param name="frames">What stands around them.</param>
/// <param name="package">The package that runs; null for a program that was not published.</param>
public sealed class StatementPages(RespondentFrames frames, RunningPackage? package = null)
{
    private readonly Survey survey = frames.Survey;
    private readonly Instrument instrument = frames.Survey.Instrument;

    /// <summary>What is stored, for how long, and what is published.</summary>
    public PageAnswer Privacy(Language language)
    {
        var words = new Wording(instrument, language);
        var view = Statement(words, words["privacy.title"], RespondentPaths.Privacy) with
        {
            Package = package,
        };
        return RespondentFrames.Answer(words, PrivacyPage.Create(view)) with { IsShared = true };
    }

    /// <summary>The accessibility statement, by the European model.</summary>
    public PageAnswer Accessibility(Language language)
    {
        var words = new Wording(instrument, language);
        var title = words["accessibility.title"];
        var view = Statement(words, title, RespondentPaths.Accessibility);
        return RespondentFrames.Answer(words, AccessibilityPage.Create(view)) with
        {
            IsShared = true,
        };
    }

    /// <summary>The print version.</summary>
    /// <param name="language">The language.</param>
    /// <param name="site">Root of the site as people reach it, or null where it is not known: then there is no QR code.</param>
    public PageAnswer Paper(Language language, Uri? site)
    {
        var words = new Wording(instrument, language);
        var address = site is null
            ? null
            : new Uri(site, RespondentPaths.Start(language)).AbsoluteUri;
        var view = new PaperView
        {
            Frame = frames.Frame(words, words["print.link"], RespondentPaths.Paper) with
            {
                Heading = words["site.title"],
            },
            Parts = PaperForm.SetOut(instrument, words),
            Participation = new ParticipationWording(words, survey.Series),
            Return = words.Say(
                "paper.return",
                ("organiser", survey.Options.Organiser),
                ("contact", survey.Options.Contact)
            ),
            WebAddress = address?[(address.IndexOf("//", StringComparison.Ordinal) + 2)..],
            Code = address is null ? null : QrCode.Of(address),
            Version = survey.Series.Id.Value,
        };
        // Not shared: the address comes from the request, and a cache must not hand on what one request claims.
        return RespondentFrames.Answer(words, PaperPage.Create(view));
    }

    private StatementView Statement(Wording words, string title, Func<Language, string> address) =>
        new()
        {
            Frame = frames.Frame(words, title, address),
            Contact = survey.Options.Contact,
            Threshold = survey.Series.Threshold,
            Participation = new ParticipationWording(words, survey.Series),
        };
}
