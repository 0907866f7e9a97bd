using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports;
using SurveyPipeline.Series;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>Where the respondent's pages stand. The forms' targets end in the fragment of the error summary: if there is one, it gets the focus without any script.</summary>
public static class RespondentPaths
{
    /// <summary>Where everyone reads a published report in a language; the list of results where it has no such file.</summary>
    public static string Readable(Language language, ReportManifest manifest) =>
        manifest.Files.FirstOrDefault(f =>
            string.Equals(f.Format, ReportFormats.Html.Code, StringComparison.Ordinal)
            && f.Language == language
        )
            is { } file
            ? ResultFile(language, manifest.Series, manifest.Period, file.Name)
            : Results(language);

    /// <summary>Start page.</summary>
    public static string Start(Language language) => $"/{language}";

    /// <summary>Takes the group, gives the questions.</summary>
    public static string Questions(Language language) => $"/{language}/questions#{SummaryView.Id}";

    /// <summary>Takes the answers, gives the group question again.</summary>
    public static string Group(Language language) => $"/{language}/group#{SummaryView.Id}";

    /// <summary>Takes the answers.</summary>
    public static string Responses(Language language) => $"/{language}/responses#{SummaryView.Id}";

    /// <summary>Thank-you page.</summary>
    public static string Thanks(Language language) => $"/{language}/thanks";

    /// <summary>The dates that lie ahead, as a calendar file.</summary>
    public static string Calendar(Language language) => $"/{language}/next.ics";

    /// <summary>Privacy statement.</summary>
    public static string Privacy(Language language) => $"/{language}/privacy";

    /// <summary>What is guaranteed, to print and sign.</summary>
    public static string Guarantees(Language language) => $"/{language}/guarantees";

    /// <summary>Accessibility statement.</summary>
    public static string Accessibility(Language language) => $"/{language}/accessibility";

    /// <summary>Print version.</summary>
    public static string Paper(Language language) => $"/{language}/paper";

    /// <summary>Published results.</summary>
    public static string Results(Language language) => $"/{language}/results";

    /// <summary>The published results as a feed.</summary>
    public static string Feed(Language language) => $"/{language}/results.atom";

    /// <summary>All releases of a series.</summary>
    public static string Series(Language language, SeriesId series) =>
        $"/{language}/results/{Uri.EscapeDataString(series.Value)}";

    /// <summary>A file of the published results.</summary>
    public static string ResultFile(
        Language language,
        SeriesId series,
        string period,
        string file
    ) =>
        $"/{language}/results/{Uri.EscapeDataString(series.Value)}/{Uri.EscapeDataString(period)}/{Uri.EscapeDataString(file)}";
}
