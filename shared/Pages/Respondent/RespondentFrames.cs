using System.Collections.Immutable;
using RazorSlices;
using SurveyPipeline.Instruments;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>What the pages of respondents have in common.</summary>
/// <param name="survey">The survey.</param>
public sealed class RespondentFrames(Survey survey)
{
    private readonly Instrument instrument = survey.Instrument;

    /// <summary>The survey.</summary>
    public Survey Survey => survey;

    /// <summary>A page on its way.</summary>
    internal static PageAnswer Answer(Wording words, RazorSlice content, int status = 200) =>
        new()
        {
            Content = content,
            Status = status,
            LocaleTag = words.LocaleTag,
        };

    /// <summary>What stands around a page.</summary>
    /// <param name="words">The words of the page.</param>
    /// <param name="title">Its title.</param>
    /// <param name="address">Where it is in each language.</param>
    internal PageFrame Frame(Wording words, string title, Func<Language, string> address) =>
        new()
        {
            Words = words,
            Title = title,
            Organiser = survey.Options.Organiser,
            IsTrial = survey.Series.Id.IsTrial,
            IsPreview = survey.IsPreview,
            Languages = Languages(words, address),
            Links = Links(words),
            Imprint = words.Say(
                "privacy.contact",
                ("organiser", survey.Options.Organiser),
                ("contact", survey.Options.Contact)
            ),
        };

    /// <summary>What stands around a form: a change of language takes along what was filled in.</summary>
    internal PageFrame FormFrame(
        Wording words,
        string title,
        Func<Language, string> address,
        bool hasErrors
    ) =>
        Frame(words, title, address) with
        {
            SwitchingForm = QuestionsView.Form,
            HasErrors = hasErrors,
        };

    /// <summary>A page in every language.</summary>
    internal ImmutableArray<LanguageChoice> Languages(
        Wording words,
        Func<Language, string> address
    ) =>
        [
            .. instrument.Languages.Select(l => new LanguageChoice(
                words.NameOf(l),
                instrument.LocaleTags[l],
                address(l),
                l == words.Language
            )),
        ];

    private ImmutableArray<PageLink> Links(Wording words)
    {
        var language = words.Language;
        ImmutableArray<PageLink> links =
        [
            new(words["privacy.link"], RespondentPaths.Privacy(language)),
            new(words["nav.accessibility"], RespondentPaths.Accessibility(language)),
            new(words["print.link"], RespondentPaths.Paper(language)),
        ];
        return survey.Options.PublicResults
            ? links.Add(new PageLink(words["results.link"], RespondentPaths.Results(language)))
            : links;
    }
}
