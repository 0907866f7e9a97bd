using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Origin;
using SurveyPipeline.Series;

namespace SurveyPipeline.Reports.Wording;

/// <summary>How a report is cited and found.</summary>
public static class Citation
{
    /// <summary>Its title in a language, with its period.</summary>
    public static string Title(Report report, ReportWording words) =>
        $"{words.Say("site.title")} – {words.Periods.Period(report.Period)}";

    /// <summary>The citation in a language: authors, year, title, series, who publishes it, licence. It has no words of its own.</summary>
    public static string Of(Report report, ReportWording words) =>
        Write(
            report.Origin,
            report.Period.Start.Year,
            report.Period.Start.Year,
            Title(report, words),
            report.Series.Id
        );

    /// <summary>The citation of all reports of a series together.</summary>
    /// <param name="origin">Whom to name.</param>
    /// <param name="title">The title of the questionnaire.</param>
    /// <param name="series">The series.</param>
    /// <param name="periods">Their periods, at least one.</param>
    public static string OfAll(
        ReportOrigin origin,
        string title,
        SeriesId series,
        ImmutableArray<Period> periods
    ) =>
        Write(
            origin,
            periods.Min(p => p.Start.Year),
            periods.Max(p => p.Start.Year),
            title,
            series
        );

    /// <summary>The organiser's keywords, and the themes of the questionnaire.</summary>
    public static IEnumerable<string> Keywords(Report report, ReportWording words) =>
        report
            .Origin.Keywords.Concat(
                report.Instrument.Dimensions.Select(d => d.Title[words.Language])
            )
            .Distinct(StringComparer.Ordinal);

    private static string Write(
        ReportOrigin origin,
        int from,
        int to,
        string title,
        SeriesId series
    )
    {
        var years = from == to ? Year(to) : $"{Year(from)}–{Year(to)}";
        return $"{string.Join("; ", origin.Contributors)} ({years}). {title} [{series}]. {origin.Organiser}. {origin.Licence.Name}.";
    }

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
