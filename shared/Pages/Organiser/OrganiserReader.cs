using Microsoft.AspNetCore.Http;
using SurveyPipeline.Instruments;
using SurveyPipeline.Periods;
using SurveyPipeline.Publication;
using SurveyPipeline.Series;
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

    /// <summary>The query that says that a paper form was just stored.</summary>
    public const string StoredQuery = "stored";

    /// <summary>The query that names a period.</summary>
    public const string PeriodQuery = "period";

    private const string KeyQuery = "code";
    private const string KeyHeader = "x-functions-key";

    /// <summary>The organisers' start page, with the list of reports.</summary>
    public string Reports => Page("/reports");

    /// <summary>What helps to invite people.</summary>
    public string Invite => Page("/invite");

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

    /// <summary>The same reader on a page whose language stands in its path: the next pages are in this language too.</summary>
    public OrganiserReader In(Instrument instrument, Language language) =>
        this with
        {
            Words = new Wording(instrument, language),
            HasChosen = true,
        };

    /// <summary>The poster in a language; links back lead to the language of this page.</summary>
    public string Poster(Language language) => Page($"/invite/{language}/poster");

    /// <summary>The QR code that leads to the questionnaire in a language.</summary>
    public string Code(Language language) => Page($"/invite/{language}/code.svg");

    /// <summary>Where paper forms are typed in, in a language.</summary>
    public string PaperEntry(Language language) =>
        $"/paper-entry/{language}{Query(language: null)}";

    /// <summary>The same, right after a form was stored.</summary>
    public string PaperEntryStored(Language language) =>
        With(PaperEntry(language), StoredQuery, "1");

    /// <summary>Where the numbers of people asked are entered.</summary>
    public string Asked => Page("/asked");

    /// <summary>The same, for a period.</summary>
    public string AskedIn(Period period) => With(Asked, PeriodQuery, period.Name);

    /// <summary>The same, right after they were stored.</summary>
    public string AskedStored(Period period) => With(AskedIn(period), StoredQuery, "1");

    /// <summary>The same, for a reader who chose a language.</summary>
    public string AskedIn(Period period, Language language) =>
        With(Page("/asked", language), PeriodQuery, period.Name);

    /// <summary>The page of a report.</summary>
    public string Report(ReportManifest manifest) => Page(PathOf(manifest));

    /// <summary>Where an organiser says what became of a report.</summary>
    public string Statement(ReportManifest manifest) => Page(StatementPath(manifest));

    /// <summary>The path of that, without anything of this reader.</summary>
    public static string StatementPath(ReportManifest manifest) =>
        $"/statements/{Uri.EscapeDataString(manifest.Series.Value)}/{Uri.EscapeDataString(manifest.Period)}";

    /// <summary>All releases of a series, or something of them.</summary>
    /// <param name="series">The series.</param>
    /// <param name="rest">The rest of the path; empty for the page.</param>
    public string Series(SeriesId series, string rest = "") => Page(SeriesPath(series) + rest);

    /// <summary>The path of all releases of a series, without anything of this reader.</summary>
    public static string SeriesPath(SeriesId series) =>
        $"/reports/{Uri.EscapeDataString(series.Value)}";

    /// <summary>A file of a report.</summary>
    public string File(ReportManifest manifest, string file) =>
        $"{PathOf(manifest)}/{Uri.EscapeDataString(file)}{Query(language: null)}";

    /// <summary>A page of this site for a reader who chose a language.</summary>
    public string Page(string path, Language language) => path + Query(language);

    /// <summary>The path of a report, without anything of this reader.</summary>
    public static string PathOf(ReportManifest manifest) =>
        $"/reports/{Uri.EscapeDataString(manifest.Series.Value)}/{Uri.EscapeDataString(manifest.Period)}";

    private static string With(string address, string name, string value) =>
        $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={value}";

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
