using System.Collections.Frozen;
using SurveyPipeline.Series;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Publication;

/// <summary>What stands beside a published report wherever it is offered. The report stays as it is, and so does the note: a mistake in it is put
/// right by a further one.</summary>
/// <param name="Series">The series of the report.</param>
/// <param name="Period">The name of its period.</param>
/// <param name="Number">Its number among the notes of this kind, from 1.</param>
/// <param name="Date">The day on which it was attached.</param>
/// <param name="Texts">What it says, by language; paragraphs are separated by line feeds.</param>
public abstract record DatedNote(
    SeriesId Series,
    string Period,
    int Number,
    DateOnly Date,
    FrozenDictionary<Language, string> Texts
)
{
    /// <summary>Whether it withdraws the report: lists then show it in the place of the files. Default: no.</summary>
    public bool Withdraws { get; init; }

    /// <summary>Whether it says exactly this.</summary>
    public bool Says(FrozenDictionary<Language, string> texts, bool withdraws = false) =>
        Withdraws == withdraws
        && Texts.Count == texts.Count
        && Texts.All(t =>
            string.Equals(texts.GetValueOrDefault(t.Key), t.Value, StringComparison.Ordinal)
        );

    /// <summary>Whether it stands beside this report.</summary>
    public bool IsOf(ReportManifest manifest) =>
        Series == manifest.Series
        && string.Equals(Period, manifest.Period, StringComparison.Ordinal);

    /// <summary>The language of <see cref="Texts"/> for a reader: the wanted one, or the first by code where it is not among them.</summary>
    public Language LanguageFor(Language wanted) =>
        Texts.ContainsKey(wanted) ? wanted : Texts.Keys.MinBy(l => l.Code, StringComparer.Ordinal);
}

/// <summary>A correction of a published report, by the operator.</summary>
/// <inheritdoc/>
public sealed record Erratum(
    SeriesId Series,
    string Period,
    int Number,
    DateOnly Date,
    FrozenDictionary<Language, string> Texts
) : DatedNote(Series, Period, Number, Date, Texts);

/// <summary>What became of a published report, in the words of the organiser.</summary>
/// <inheritdoc/>
public sealed record Statement(
    SeriesId Series,
    string Period,
    int Number,
    DateOnly Date,
    FrozenDictionary<Language, string> Texts
) : DatedNote(Series, Period, Number, Date, Texts);
