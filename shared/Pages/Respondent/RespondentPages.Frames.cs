using System.Collections.Immutable;
using RazorSlices;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Respondent;

/// <content>What the pages have in common.</content>
public sealed partial class RespondentPages
{
    private static PageAnswer Answer(Wording words, RazorSlice content, int status = 200) =>
        new()
        {
            Content = content,
            Status = status,
            LocaleTag = words.LocaleTag,
        };

    private PageFrame Frame(Wording words, string title, Func<Language, string> address) =>
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

    private PageFrame FormFrame(
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

    private ImmutableArray<LanguageChoice> Languages(
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

    private static IEnumerable<HiddenField> NonceOf(string? nonce) =>
        nonce is null ? [] : [new HiddenField(AnswerSheet.NonceField, nonce)];

    private static IEnumerable<HiddenField> ConfirmationOf(AnswerSheet sheet) =>
        sheet.IsConfirmed ? [new HiddenField(AnswerSheet.ConfirmField, "1")] : [];

    private static ImmutableArray<HiddenField> AnswersOf(
        AnswerSheet sheet,
        Func<ClosedItem, bool> keep
    ) => [.. sheet.AnswersWhere(keep).Select(a => new HiddenField(a.Name, a.Value))];
}
