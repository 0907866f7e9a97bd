using System.Globalization;
using SurveyPipeline.Reports.Figures;

namespace SurveyPipeline.Reports.Wording;

/// <summary>How a report is cited and found.</summary>
public static class Citation
{
    /// <summary>Its title in a language, with its period.</summary>
    public static string Title(Report report, ReportWording words) =>
        $"{words.Say("site.title")} – {words.Periods.Period(report.Period)}";

    /// <summary>The citation in a language: authors, year, title, series, who publishes it, licence. It has no words of its own.</summary>
    public static string Of(Report report, ReportWording words) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join("; ", report.Origin.Contributors)} ({report.Period.Start.Year}). {Title(report, words)} [{report.Series.Id}]. {report.Origin.Organiser}. {report.Origin.Licence.Name}."
        );

    /// <summary>The organiser's keywords, and the themes of the questionnaire.</summary>
    public static IEnumerable<string> Keywords(Report report, ReportWording words) =>
        report
            .Origin.Keywords.Concat(
                report.Instrument.Dimensions.Select(d => d.Title[words.Language])
            )
            .Distinct(StringComparer.Ordinal);
}
