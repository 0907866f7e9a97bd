using System.Collections.Immutable;
using SurveyPipeline.Publication;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Parts;

/// <summary>What stands beside a report, for a page that offers it: its errata, or what became of it.</summary>
/// <param name="Words">The words of the page.</param>
/// <param name="Kind">What they are: their class, and the beginning of the key of their heading.</param>
/// <param name="Notes">The notes, oldest first; empty for none.</param>
public sealed record NotesView(Wording Words, string Kind, ImmutableArray<DatedNote> Notes)
{
    /// <summary>The errata of a report.</summary>
    public static NotesView Of(Wording words, ImmutableArray<Erratum> errata) =>
        new(words, "erratum", [.. errata]);

    /// <summary>What became of a report.</summary>
    public static NotesView Of(Wording words, ImmutableArray<Statement> statements) =>
        new(words, "statement", [.. statements]);

    /// <summary>The heading of a note.</summary>
    public string HeadingOf(DatedNote note) =>
        Words.Say(
            note.Withdraws ? "withdrawal.heading" : $"{Kind}.heading",
            ("date", Words.Date(note.Date))
        );

    /// <summary>The paragraphs of a note.</summary>
    public string[] ParagraphsOf(DatedNote note) =>
        note.Texts[LanguageOf(note)]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The language in which a note is shown.</summary>
    public Language LanguageOf(DatedNote note) => note.LanguageFor(Words.Language);
}
