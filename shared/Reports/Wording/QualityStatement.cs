using System.Collections.Immutable;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Reports.Wording;

/// <summary>What a reader must know to judge the data: how, when and whom the survey asked. Lines that the organiser did not fill in are left
/// out.</summary>
public static class QualityStatement
{
    /// <summary>Names and values in a language, in order.</summary>
    public static ImmutableArray<(string Name, string Value)> Lines(
        Report report,
        ReportWording words
    ) =>
        [
            .. Of(report, words)
                .Where(l => !string.IsNullOrWhiteSpace(l.Value))
                .Select(l => (words.Say($"quality.{l.Key}"), l.Value!)),
        ];

    private static IEnumerable<(string Key, string? Value)> Of(Report report, ReportWording words)
    {
        var instrument = report.Instrument;
        var origin = report.Origin;
        return
        [
            ("mode", words.Say("quality.modeText")),
            ("dates", words.Periods.Period(report.Period)),
            ("whom", origin.AskedWhom),
            ("groups", words.Join(report.Series.Strata.Select(s => Label(instrument, s, words)))),
            ("how", origin.AskedHow),
            ("asked", words.Join(Asked(report, words))),
            (
                "languages",
                string.Join(", ", instrument.Languages.Select(l => NameOf(instrument, l)))
            ),
            ("version", $"{report.Series.Id}, SHA-256 {instrument.Sha256}"),
            ("changes", origin.Changes),
            ("events", origin.KnownEvents),
            ("contact", $"{origin.Organiser}, {origin.Contact}"),
            ("contributors", string.Join("; ", origin.Contributors)),
            ("keywords", words.Join(Citation.Keywords(report, words))),
            ("licence", $"{origin.Licence.Name}, {origin.Licence.Address}"),
            ("citation", Citation.Of(report, words)),
        ];
    }

    // Of this period alone: what was asked in others is in their reports.
    private static IEnumerable<string> Asked(Report report, ReportWording words) =>
        report
            .In(ReportScope.Period)
            .Select(c => (c.Group, Text: words.Asked(c)))
            .Where(a => a.Text is not null)
            .Select(a => words.Pair(words.Group(a.Group), a.Text!));

    private static string NameOf(Instrument instrument, Language language) =>
        instrument.InterfaceTexts.TryGetValue($"lang.{language}", out var name)
            ? name[language]
            : instrument.Product.NameOf(language) ?? language.Code;

    private static string Label(Instrument instrument, StratumId stratum, ReportWording words) =>
        instrument.FindStratum(stratum)!.Label[words.Language];
}
