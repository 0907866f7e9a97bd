using System.Collections.Immutable;
using System.Globalization;
using SurveyPipeline.Instruments;
using SurveyPipeline.Publication;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Responses;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Pages;

/// <summary>Everything a page says, in one language: the instrument's texts, and the product's own where the instrument has none.
/// Dates come from the texts too, because the cultures of machines differ.</summary>
public sealed class Wording
{
    private readonly Instrument instrument;

    /// <summary>The words of an instrument in one of its languages.</summary>
    public Wording(Instrument instrument, Language language)
        : this(instrument, language, instrument.SentencesIn(language).Marked) { }

    private Wording(Instrument instrument, Language language, Sentences sentences)
    {
        this.instrument = instrument;
        Language = language;
        LocaleTag = instrument.LocaleTags[language];
        Sentences = sentences;
    }

    /// <summary>The same words for a file that is no page: it has no place to say that a sentence is in another language.</summary>
    public static Wording ForFile(Instrument instrument, Language language) =>
        new(instrument, language, instrument.SentencesIn(language));

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>What is said in it.</summary>
    public Sentences Sentences { get; }

    /// <summary>Its BCP 47 tag, for <c>lang</c> attributes.</summary>
    public string LocaleTag { get; }

    /// <summary>The terms that the instrument explains, one sentence each; often none.</summary>
    public ImmutableArray<string> Terms
    {
        get
        {
            var sentences = ImmutableArray.CreateBuilder<string>();
            foreach (var key in (ReadOnlySpan<string>)["start.termUsers", "start.termOnline"])
            {
                if (instrument.InterfaceTexts.TryGetValue(key, out var text))
                {
                    sentences.Add(text[Language]);
                }
            }

            return sentences.ToImmutable();
        }
    }

    /// <summary>A text without placeholders.</summary>
    /// <exception cref="KeyNotFoundException">Neither instrument nor product has this key.</exception>
    public string this[string key] => Sentences[key];

    /// <summary>A text of the instrument.</summary>
    public string this[LocalizedText text] => text[Language];

    /// <summary>A text, each <c>{name}</c> replaced by its value.</summary>
    /// <exception cref="KeyNotFoundException">Neither instrument nor product has this key.</exception>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        Sentences.Say(key, values);

    /// <summary>A text with a whole number in the place of <c>{name}</c>.</summary>
    /// <exception cref="KeyNotFoundException">Neither instrument nor product has this key.</exception>
    public string Say(string key, string name, int number) => Say(key, (name, Number(number)));

    /// <summary>A date.</summary>
    public string Date(DateOnly date) =>
        Say(
            "format.date",
            ("day", date.Day == 1 ? this["format.firstDay"] : Number(date.Day)),
            ("month", Sentences.Month(date.Month)),
            ("year", Number(date.Year))
        );

    /// <summary>An instant as date and time in a time zone.</summary>
    public string DateAndTime(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        var time = Say(
            "format.time",
            ("hour", Number(local.Hour)),
            ("minute", local.Minute.ToString("00", CultureInfo.InvariantCulture))
        );
        return Say("format.dateTime", ("date", Date(DateOnly.FromDateTime(local))), ("time", time));
    }

    /// <summary>Which package runs: its hash and, where it is known, the commit.</summary>
    public string Package(RunningPackage package) =>
        Say("privacy.package", ("hash", package.Sha256))
        + (package.Commit is null ? "" : " " + Say("privacy.commit", ("commit", package.Commit)));

    /// <summary>How many people of a group were asked, where that was entered after the report was made.</summary>
    public string Late(string group, LateNumber asked) =>
        Say(
            "asked.late",
            ("group", group),
            ("asked", Number(asked.About)),
            ("date", Date(asked.Date))
        );

    /// <summary>When the next report comes; null where none is to come.</summary>
    public string? NextReport(SurveyRound? round) =>
        round is null
            ? null
            : Say(
                "results.next",
                ("period", new PeriodWording(Sentences).Period(round.Period)),
                ("date", Date(round.ReportDay))
            );

    /// <summary>The name of a language in that language itself, or its code where no text names it.</summary>
    public string NameOf(Language language) =>
        instrument.InterfaceTexts.TryGetValue($"lang.{language}", out var name)
            ? name[Language]
            : instrument.Product.NameOf(language) ?? language.Code;

    /// <summary>A whole number in digits.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
