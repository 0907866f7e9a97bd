using System.Collections.Immutable;
using RazorSlices;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Respondent;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>What the pages of organisers have in common.</summary>
/// <param name="survey">The survey of this process.</param>
public sealed class OrganiserFrames(Survey survey)
{
    /// <summary>The header that decides on the language of a page whose address does not.</summary>
    internal const string LanguageHeader = "Accept-Language";

    /// <summary>The survey.</summary>
    public Survey Survey => survey;

    /// <summary>The instrument whose languages the pages speak.</summary>
    public Instrument Instrument => survey.Instrument;

    /// <summary>What stands around a page that is at the same path in every language.</summary>
    internal PageFrame Frame(OrganiserReader reader, string title, string path) =>
        Frame(reader, title, language => reader.Page(path, language));

    /// <summary>What stands around a page.</summary>
    internal PageFrame Frame(
        OrganiserReader reader,
        string title,
        Func<Language, string> address
    ) =>
        new()
        {
            Words = reader.Words,
            Title = title,
            Organiser = survey.Options.Organiser,
            IsTrial = survey.Series.Id.IsTrial,
            Style = StyleSheet.Organiser,
            Languages =
            [
                .. Instrument.Languages.Select(l => new LanguageChoice(
                    reader.Words.NameOf(l),
                    Instrument.LocaleTags[l],
                    address(l),
                    l == reader.Words.Language
                )),
            ],
            Links =
            [
                StartLink(reader),
                .. Tasks(reader).Select(t => t.Link),
                new(
                    reader.Words["nav.accessibility"],
                    RespondentPaths.Accessibility(reader.Words.Language)
                ),
            ],
            Imprint = Imprint(reader.Words),
        };

    /// <summary>What stands around a form. Where it comes back with what was typed, no link leads to it in another language: what was typed
    /// would stay behind.</summary>
    internal PageFrame FormFrame(
        OrganiserReader reader,
        string title,
        Func<Language, string> address,
        bool hasErrors
    )
    {
        var frame = Frame(reader, title, address);
        return hasErrors ? frame with { HasErrors = true, Languages = [] } : frame;
    }

    /// <summary>A page on its way.</summary>
    internal static PageAnswer Answer(OrganiserReader reader, RazorSlice content) =>
        new()
        {
            Content = content,
            Style = StyleSheet.Organiser,
            LocaleTag = reader.Words.LocaleTag,
            VariesBy = LanguageHeader,
        };

    /// <summary>The way back to the start page.</summary>
    internal static PageLink StartLink(OrganiserReader reader) =>
        new(reader.Words["organiser.title"], reader.Reports);

    /// <summary>What an organiser can do.</summary>
    internal static ImmutableArray<OrganiserTask> Tasks(OrganiserReader reader)
    {
        var words = reader.Words;
        return
        [
            new(new(words["invite.title"], reader.Invite), words["organiser.invite"]),
            new(
                new(words["entry.title"], reader.PaperEntry(words.Language)),
                words["organiser.entry"]
            ),
            new(new(words["asked.title"], reader.Asked), words["organiser.asked"]),
            new(new(words["live.title"], reader.NoLiveCount), words["organiser.live"]),
            new(
                new(words["guarantees.title"], RespondentPaths.Guarantees(words.Language)),
                words["guarantees.task"]
            ),
        ];
    }

    /// <summary>Whose survey it is, and how to reach them.</summary>
    internal string Imprint(Wording words) =>
        words.Say(
            "privacy.contact",
            ("organiser", survey.Options.Organiser),
            ("contact", survey.Options.Contact)
        );
}
