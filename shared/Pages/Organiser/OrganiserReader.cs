using Microsoft.AspNetCore.Http;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Organiser;

/// <summary>Who reads an organisers' page: in which language, and with what in the address that its links have to carry on.</summary>
/// <param name="Words">The words of the page.</param>
/// <param name="Key">The function key that came in the address; null where it came in a header, which links cannot carry.</param>
/// <param name="HasChosen">Whether the language was chosen by a link, and not by the browser.</param>
public sealed record OrganiserReader(Wording Words, string? Key, bool HasChosen)
{
    /// <summary>The query of the language switch.</summary>
    public const string LanguageQuery = "lang";

    private const string KeyQuery = "code";
    private const string KeyHeader = "x-functions-key";

    /// <summary>The list of reports.</summary>
    public string Reports => Page("/reports");

    /// <summary>Why there is no live count.</summary>
    public string NoLiveCount => Page("/reports/about");

    /// <summary>The reader of a request.</summary>
    public static OrganiserReader Of(HttpRequest request, Instrument instrument)
    {
        var chosen = instrument.FindLanguage(request.Query[LanguageQuery].ToString());
        var language =
            chosen ?? LanguagePreference.Choose(instrument, request.Headers.AcceptLanguage);
        var key = request.Query[KeyQuery].ToString();
        // A key in the header is the one that was looked at: whatever else the address says is not passed on.
        var isInAddress = key.Length > 0 && request.Headers[KeyHeader].Count == 0;
        return new OrganiserReader(
            new Wording(instrument, language),
            isInAddress ? key : null,
            chosen is not null
        );
    }

    /// <summary>The page of a report.</summary>
    public string Report(ReportManifest manifest) => Page(PathOf(manifest));

    /// <summary>A file of a report.</summary>
    public string File(ReportManifest manifest, string file) =>
        $"{PathOf(manifest)}/{Uri.EscapeDataString(file)}{Query(language: null)}";

    /// <summary>A page of this site for a reader who chose a language.</summary>
    public string Page(string path, Language language) => path + Query(language);

    /// <summary>The path of a report, without anything of this reader.</summary>
    public static string PathOf(ReportManifest manifest) =>
        $"/reports/{Uri.EscapeDataString(manifest.Series.Value)}/{Uri.EscapeDataString(manifest.Period)}";

    private string Page(string path) => path + Query(HasChosen ? Words.Language : null);

    private string Query(Language? language)
    {
        string?[] parts =
        [
            Key is null ? null : $"{KeyQuery}={Uri.EscapeDataString(Key)}",
            language is null ? null : $"{LanguageQuery}={language}",
        ];
        var query = string.Join('&', parts.OfType<string>());
        return query.Length == 0 ? query : "?" + query;
    }
}
