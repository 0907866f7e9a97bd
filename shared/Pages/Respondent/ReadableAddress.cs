using SurveyPipeline.Publication;
using SurveyPipeline.Reports;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>Where everyone reads a published report, where the results are public.</summary>
public static class ReadableAddress
{
    /// <summary>The path of the report to read in a language; of the list of results where the report has no such file.</summary>
    public static string Of(Language language, ReportManifest manifest) =>
        manifest.Files.FirstOrDefault(f =>
            string.Equals(f.Format, ReportFormats.Html.Code, StringComparison.Ordinal)
            && f.Language == language
        )
            is { } file
            ? RespondentPaths.ResultFile(language, manifest.Series, manifest.Period, file.Name)
            : RespondentPaths.Results(language);
}
