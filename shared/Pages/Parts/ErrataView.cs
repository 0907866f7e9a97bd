using System.Collections.Immutable;
using SurveyPipeline.Publication;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Parts;

/// <summary>The errata of a report, for a page that offers it.</summary>
/// <param name="Words">The words of the page.</param>
/// <param name="Errata">The errata, oldest first; empty for none.</param>
public sealed record ErrataView(Wording Words, ImmutableArray<Erratum> Errata)
{
    /// <summary>The heading of an erratum.</summary>
    public string HeadingOf(Erratum erratum) =>
        Words.Say(
            erratum.Withdraws ? "withdrawal.heading" : "erratum.heading",
            ("date", Words.Date(erratum.Date))
        );

    /// <summary>The paragraphs of an erratum.</summary>
    public string[] ParagraphsOf(Erratum erratum) =>
        erratum
            .Texts[LanguageOf(erratum)]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The language in which an erratum is shown.</summary>
    public Language LanguageOf(Erratum erratum) => erratum.LanguageFor(Words.Language);
}
