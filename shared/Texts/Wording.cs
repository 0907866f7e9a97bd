using System.Globalization;
using SurveyPipeline.Instruments;

namespace SurveyPipeline.Texts;

/// <summary>Everything a page says, in one language: the instrument's texts, and the product's own where the instrument has none.</summary>
public sealed class Wording
{
    private readonly Instrument instrument;

    /// <summary>The words of an instrument in one of its languages.</summary>
    public Wording(Instrument instrument, Language language)
    {
        this.instrument = instrument;
        Language = language;
        LocaleTag = instrument.LocaleTags[language];
        Culture = CultureOf(LocaleTag);
    }

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>Its BCP 47 tag, for <c>lang</c> attributes.</summary>
    public string LocaleTag { get; }

    /// <summary>How numbers and dates are written; the invariant culture where the system does not know the tag.</summary>
    public CultureInfo Culture { get; }

    /// <summary>A text without placeholders.</summary>
    /// <exception cref="KeyNotFoundException">Neither instrument nor product has this key.</exception>
    public string this[string key] =>
        instrument.InterfaceTexts.TryGetValue(key, out var text)
            ? text[Language]
            : InterfaceTexts.BuiltIn.Find(key, Language);

    /// <summary>A text of the instrument.</summary>
    public string this[LocalizedText text] => text[Language];

    /// <summary>A text, each <c>{name}</c> replaced by its value.</summary>
    /// <exception cref="KeyNotFoundException">Neither instrument nor product has this key.</exception>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = this[key];
        foreach (var (name, value) in values)
        {
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>A whole number as people of this language write it.</summary>
    public string Number(int number) => number.ToString("N0", Culture);

    /// <summary>A date.</summary>
    public string Date(DateOnly date) =>
        date.ToString(this[date.Day == 1 ? "format.dateFirst" : "format.date"], Culture);

    /// <summary>An instant as date and time in a time zone.</summary>
    public string DateAndTime(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        return Say(
            "format.dateTime",
            ("date", Date(DateOnly.FromDateTime(local))),
            ("time", local.ToString(this["format.time"], Culture))
        );
    }

    /// <summary>The name of a language in that language itself.</summary>
    public string NameOf(Language language) =>
        instrument.InterfaceTexts.TryGetValue($"lang.{language}", out var name)
            ? name[Language]
            : CultureOf(language.Code).NativeName;

    private static CultureInfo CultureOf(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
