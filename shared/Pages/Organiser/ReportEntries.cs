using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>Series, reports and files as the pages show them.</summary>
/// <param name="instrument">The instrument whose languages the pages speak.</param>
internal sealed class ReportEntries(Instrument instrument)
{
    private const string MethodAnchor = "#method";

    /// <summary>A series with its reports.</summary>
    public SeriesEntry Enter(OrganiserReader reader, SeriesReports series)
    {
        var names = new SeriesWording(reader.Words, series);
        return new SeriesEntry
        {
            Title = names.Title,
            Id = series.Id.Value,
            TrialNote = series.Id.IsTrial ? reader.Words["note.trial"] : null,
            History = reader.Series(series.Id),
            Over =
                !series.IsOver ? null
                : series.Known?.Record.SupersededBy is null ? reader.Words["reports.over"]
                : reader.Words["reports.superseded"],
            Reports =
            [
                .. series.Reports.Select(
                    (report, age) =>
                        new ReportEntry
                        {
                            Period = names.Period(report.Period),
                            Heading = names.Heading(report.Period),
                            Address = reader.Report(report.Manifest),
                            Outcomes = names.Outcomes(report.Period),
                            Errata = NotesView.Of(reader.Words, report.Errata),
                            Statements = NotesView.Of(reader.Words, report.Statements),
                            StatementForm = reader.Statement(report.Manifest),
                            Asked =
                            [
                                .. report.Asked.Select(a =>
                                    reader.Words.Late(names.Group(a.Stratum), a)
                                ),
                            ],
                            Formats = Formats(reader, report.Manifest),
                            IsWithdrawn = report.IsWithdrawn,
                            IsOpen = age == 0 || !report.Errata.IsEmpty,
                        }
                ),
            ],
        };
    }

    private ImmutableArray<FormatFiles> Formats(OrganiserReader reader, ReportManifest manifest) =>
        [
            .. manifest
                .Files.GroupBy(f => f.Format, StringComparer.Ordinal)
                .OrderBy(g => ReportFormats.PlaceOf(g.Key))
                .Select(g => new FormatFiles(
                    g.Key,
                    ReportFormats.Find(g.Key)?.Name(reader.Words.Sentences) ?? g.Key,
                    ReportFormats.Find(g.Key)?.Content(reader.Words.Sentences)
                        ?? reader.Words["reports.contentOther"],
                    [
                        .. g.OrderBy(f => instrument.Languages.IndexOf(LanguageOf(f) ?? default))
                            .Select(f =>
                                Link(
                                    reader,
                                    manifest,
                                    f,
                                    g.Count(o => LanguageOf(o) == LanguageOf(f))
                                )
                            ),
                    ]
                )),
        ];

    private FileLink Link(
        OrganiserReader reader,
        ReportManifest manifest,
        ReportManifestEntry file,
        int alike
    )
    {
        var language = LanguageOf(file);
        var text = language is { } spoken
            ? reader.Words.NameOf(spoken)
            : reader.Words["reports.allLanguages"];
        return new FileLink(
            alike > 1 ? file.Name : text,
            language is { } tagged ? instrument.LocaleTags[tagged] : null,
            reader.File(manifest, file.Name),
            reader.Words.Say("format.kilobytes", "n", (int)Math.Ceiling(file.Size / 1000.0))
        );
    }

    /// <summary>What helps to read the newest report.</summary>
    public static IEnumerable<PageLink> GuidesTo(
        OrganiserReader reader,
        ImmutableArray<SeriesReports> series
    )
    {
        var words = reader.Words;
        if (
            series.SelectMany(s => s.Reports).FirstOrDefault(r => !r.IsWithdrawn)?.Manifest
            is not { } newest
        )
        {
            yield break;
        }

        if (Find(newest, ReportFormats.Html, words.Language) is { } report)
        {
            yield return new(words["reports.method"], reader.File(newest, report) + MethodAnchor);
        }

        if (Find(newest, ReportFormats.JsonSchema, language: null) is { } schema)
        {
            yield return new(words["reports.schema"], reader.File(newest, schema));
        }
    }

    private static string? Find(ReportManifest manifest, ReportFormat format, Language? language) =>
        manifest
            .Files.FirstOrDefault(f =>
                string.Equals(f.Format, format.Code, StringComparison.Ordinal)
                && f.Language == language
            )
            ?.Name;

    // An earlier version of the questionnaire may have had a language that this one lacks.
    private Language? LanguageOf(ReportManifestEntry file) =>
        file.Language is { } language && instrument.Languages.Contains(language) ? language : null;
}
