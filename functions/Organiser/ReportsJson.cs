using System.Collections.Immutable;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using SurveyPipeline.Pages;
using SurveyPipeline.Pages.Organiser;
using SurveyPipeline.Publication;

namespace SurveyPipeline.Functions.Organiser;

/// <summary>The list of reports for programs. Its shape is described in <c>docs/organisers.md</c>: properties may be added, never changed.</summary>
public static class ReportsJson
{
    private const string JsonType = "application/json";
    private const string HtmlType = "text/html";

    /// <summary>Whether a request asks for JSON rather than for a page.</summary>
    public static bool IsWanted(StringValues accept) =>
        MediaTypeHeaderValue.TryParseList(accept, out var types)
        && QualityOf(JsonType, types) > QualityOf(HtmlType, types);

    /// <summary>The list.</summary>
    /// <param name="words">The language of its labels.</param>
    /// <param name="all">The series, the current one first.</param>
    public static object Describe(Wording words, ImmutableArray<SeriesReports> all) =>
        new { Language = words.Language.Code, Series = all.Select(s => Describe(words, s)) };

    private static object Describe(Wording words, SeriesReports series)
    {
        var names = new SeriesWording(words, series);
        return new
        {
            Id = series.Id.Value,
            names.Title,
            Trial = series.Id.IsTrial,
            Over = series.IsOver,
            Reports = series.Reports.Select(r => new
            {
                Period = r.Period.Name,
                Label = names.Period(r.Period),
                Start = r.Period.Start.UtcDateTime,
                End = r.Period.End.UtcDateTime,
                Address = OrganiserReader.PathOf(r.Manifest),
                Withdrawn = r.IsWithdrawn,
                Groups = r.IsWithdrawn
                    ? []
                    : series.FatesOf(r.Period).Select(f => Describe(names, f)),
                Files = r.IsWithdrawn ? [] : r.Manifest.Files.Select(f => Describe(r.Manifest, f)),
                Errata = r.Errata.Select(Describe),
                Statements = r.Statements.Select(Describe),
                Asked = r.Asked.Select(a => new
                {
                    Group = a.Stratum.Value,
                    a.About,
                    a.Date,
                }),
            }),
        };
    }

    private static object Describe(SeriesWording names, StratumFate fate) =>
        new
        {
            Id = fate.Stratum.Value,
            Label = names.Group(fate.Stratum),
            Status = fate.Fate switch
            {
                Fate.Released => "released",
                Fate.TooFew => "tooFew",
                _ => "notEnough",
            },
            From = fate.Fate == Fate.Released ? fate.From.Name : null,
            To = fate.Fate == Fate.Released ? fate.Period.Name : null,
        };

    private static object Describe(ReportManifest manifest, ReportManifestEntry file) =>
        new
        {
            file.Name,
            file.Format,
            Language = file.Language?.Code,
            file.ContentType,
            file.Size,
            file.Sha256,
            Address = $"{OrganiserReader.PathOf(manifest)}/{Uri.EscapeDataString(file.Name)}",
        };

    private static object Describe(DatedNote note) =>
        new
        {
            note.Number,
            note.Date,
            note.Withdraws,
            Texts = note.Texts.ToImmutableSortedDictionary(
                t => t.Key.Code,
                t => t.Value,
                StringComparer.Ordinal
            ),
        };

    private static double QualityOf(string type, IList<MediaTypeHeaderValue> accepted) =>
        accepted
            .Where(a => a.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
            .Select(a => a.Quality ?? 1)
            .DefaultIfEmpty(0)
            .Max();
}
