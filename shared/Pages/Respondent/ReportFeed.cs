using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using SurveyPipeline.Pages.Parts;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>The published reports as an Atom feed (RFC 4287): whoever follows it hears of a new report without leaving an address. An erratum,
/// a withdrawal or a statement makes an entry new again.</summary>
/// <param name="survey">The survey.</param>
/// <param name="results">Which reports anyone may read.</param>
public sealed class ReportFeed(Survey survey, ResultPages results)
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The feed in a language.</summary>
    /// <param name="language">The language.</param>
    /// <param name="site">Root of the site as people reach it, or null where it is not known: then addresses are relative.</param>
    /// <param name="reports">What is published.</param>
    public byte[] Write(Language language, Uri? site, ImmutableArray<PublishedReport> reports)
    {
        var words = Wording.ForFile(survey.Instrument, language);
        var shown = reports
            .Where(r => results.MayShow(r.Manifest.Series))
            .OrderByDescending(r => r.Period.Start)
            .ThenBy(r => r.Manifest.Series.Value, StringComparer.Ordinal)
            .ToImmutableArray();
        using var stream = new MemoryStream();
        using (
            var xml = XmlWriter.Create(
                stream,
                new XmlWriterSettings { Indent = true, NewLineChars = "\n" }
            )
        )
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, words.LocaleTag);
            xml.WriteElementString("id", Atom, IdOf(site, RespondentPaths.Results(language)));
            xml.WriteElementString(
                "title",
                Atom,
                $"{words["results.title"]} – {words["site.title"]}"
            );
            var last = shown.Select(UpdatedOf).Append(survey.Series.FirstPeriod.Start).Max();
            xml.WriteElementString("updated", Atom, Instant(last));
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, survey.Options.Organiser);
            xml.WriteEndElement();
            Link(xml, "self", "application/atom+xml", At(site, RespondentPaths.Feed(language)));
            Link(xml, "alternate", "text/html", At(site, RespondentPaths.Results(language)));
            foreach (var report in shown)
            {
                Entry(xml, words, site, report);
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private void Entry(XmlWriter xml, Wording words, Uri? site, PublishedReport report)
    {
        var (series, period) = (report.Manifest.Series, report.Manifest.Period);
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, IdOf(site, $"{series}/{period}"));
        xml.WriteElementString("title", Atom, TitleOf(words, report));
        xml.WriteElementString("published", Atom, Instant(PublishedOf(report)));
        xml.WriteElementString("updated", Atom, Instant(UpdatedOf(report)));
        Link(xml, "alternate", "text/html", At(site, AddressOf(words.Language, report)));
        var notes = string.Join("\n\n", NotesOf(words, report));
        if (notes.Length > 0)
        {
            xml.WriteElementString("summary", Atom, notes);
        }

        xml.WriteEndElement();
    }

    private static string TitleOf(Wording words, PublishedReport report)
    {
        var own = words.Say(
            "reports.own",
            ("period", new PeriodWording(words.Sentences).Period(report.Period))
        );
        return report.Errata.LastOrDefault(e => e.Withdraws) is { } withdrawal
            ? $"{own} – {NotesView.Of(words, report.Errata).HeadingOf(withdrawal)}"
            : own;
    }

    // Nothing of a withdrawn report is offered any more: its entry leads to the list, which says why.
    private static string AddressOf(Language language, PublishedReport report) =>
        report.IsWithdrawn
            ? RespondentPaths.Results(language)
            : RespondentPaths.Readable(language, report.Manifest);

    private static IEnumerable<string> NotesOf(Wording words, PublishedReport report) =>
        new[]
        {
            NotesView.Of(words, report.Errata),
            NotesView.Of(words, report.Statements),
        }.SelectMany(view =>
            view.Notes.Select(note =>
                $"{view.HeadingOf(note)}\n{string.Join('\n', view.ParagraphsOf(note))}"
            )
        );

    // When it is published is noted nowhere. The last report of a survey that was ended comes before its period is over.
    private DateTimeOffset PublishedOf(PublishedReport report) =>
        report.Manifest.Series == survey.Series.Id
        && survey.Series.EndedAt is { } ended
        && ended < report.Period.End
            ? ended
            : report.Period.End;

    // Notes have days, no times: each is a second more, so that another one of the same day makes the entry new too.
    private DateTimeOffset UpdatedOf(PublishedReport report)
    {
        var notes = report.Errata.Concat<DatedNote>(report.Statements).ToList();
        return notes
            .Select(n => new DateTimeOffset(n.Date, TimeOnly.MinValue, TimeSpan.Zero))
            .Append(PublishedOf(report))
            .Max()
            .AddSeconds(notes.Count);
    }

    // A name for good, which is no address (RFC 4151).
    private static string IdOf(Uri? site, string what) =>
        $"tag:{site?.IdnHost ?? "localhost"},2026:{what.TrimStart('/')}";

    private static string At(Uri? site, string path) =>
        site is null ? path : new Uri(site, path).AbsoluteUri;

    private static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Link(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }
}
