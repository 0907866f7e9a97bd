using System.Globalization;
using System.Text;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages.Respondent;

/// <summary>The dates of a survey as a calendar file (iCalendar, RFC 5545): whoever has no time now is reminded without leaving an address.</summary>
/// <param name="survey">The survey.</param>
/// <param name="clock">Says what lies ahead.</param>
public sealed class CalendarFile(Survey survey, TimeProvider clock)
{
    private const int LongestLine = 75;

    /// <summary>The file in a language; null where nothing lies ahead.</summary>
    /// <param name="language">The language.</param>
    /// <param name="site">Root of the site as people reach it, or null where it is not known.</param>
    public byte[]? Write(Language language, Uri? site)
    {
        var now = clock.GetUtcNow();
        if (SurveyRound.Of(survey, now) is not { } round)
        {
            return null;
        }

        var words = Wording.ForFile(survey.Instrument, language);
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//Survey Pipeline//Dates//EN");
        if (now < survey.Options.OpensAt)
        {
            Event("opening", round.FirstDay, words["calendar.opens"], isReminded: false);
        }

        if (now < round.Ends)
        {
            Event("last-day", round.LastDay, words["calendar.lastDay"], isReminded: true);
        }

        var period = new PeriodWording(words.Sentences).Period(round.Period);
        Event(
            "report",
            round.ReportDay,
            words.Say("calendar.report", ("period", period)),
            isReminded: false
        );
        Line(file, "END:VCALENDAR");
        return Encoding.UTF8.GetBytes(file.ToString());

        void Event(string kind, DateOnly day, string text, bool isReminded)
        {
            Line(file, "BEGIN:VEVENT");
            Line(file, $"UID:{kind}-{round.Period.Name}-{survey.Series.Id.Value}");
            Line(
                file,
                $"DTSTAMP:{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}"
            );
            Line(file, $"DTSTART;VALUE=DATE:{Day(day)}");
            Line(file, $"DTEND;VALUE=DATE:{Day(day.AddDays(1))}");
            Line(file, $"SUMMARY:{Escape($"{text} – {words["site.title"]}")}");
            if (site is not null)
            {
                Line(file, $"URL:{new Uri(site, AddressOf(kind, language)).AbsoluteUri}");
            }

            if (isReminded)
            {
                Line(file, "BEGIN:VALARM");
                Line(file, "ACTION:DISPLAY");
                Line(file, $"DESCRIPTION:{Escape(text)}");
                Line(file, "TRIGGER:PT9H");
                Line(file, "END:VALARM");
            }

            Line(file, "END:VEVENT");
        }
    }

    private string AddressOf(string kind, Language language) =>
        kind is "report" && survey.Options.PublicResults
            ? RespondentPaths.Results(language)
            : RespondentPaths.Start(language);

    private static string Day(DateOnly day) =>
        day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    // Lines are at most 75 bytes long; a longer one goes on after a line feed and a space, never inside a character.
    private static void Line(StringBuilder file, string content)
    {
        var length = 0;
        foreach (var rune in content.EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append("\r\n ");
                length = 1;
            }

            file.Append(rune.ToString());
            length += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
