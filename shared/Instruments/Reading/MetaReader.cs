using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>Reads what an instrument says of itself: languages and version.</summary>
internal static partial class MetaReader
{
    internal static ImmutableArray<Language> ReadLanguages(JsonPlace place)
    {
        var languages = new List<Language>();
        foreach (var element in place.Elements())
        {
            var code = element.Text();
            if (!Language.IsTag(code))
            {
                element.Report("must be a language tag such as fr, nl-BE or zh-Hant");
            }
            else if (languages.Contains(new Language(code)))
            {
                element.Report($"'{code}' is listed twice");
            }
            else
            {
                languages.Add(new Language(code));
            }
        }

        if (place.Exists && languages.Count == 0)
        {
            place.Report("must name at least one language");
        }

        return [.. languages];
    }

    internal static Language ReadDefaultLanguage(
        JsonPlace place,
        ImmutableArray<Language> languages
    )
    {
        var language = new Language(place.Text());
        if (place.Exists && !languages.Contains(language))
        {
            place.Report("must be one of $.meta.languages");
        }

        return language;
    }

    internal static FrozenDictionary<Language, string> ReadLocaleTags(
        JsonPlace place,
        ImmutableArray<Language> languages
    )
    {
        place.Knowing([.. languages.Select(l => l.Code)]);
        return languages.ToFrozenDictionary(
            l => l,
            l => place.Optional(l.Code) is { Exists: true } tag ? ReadLocaleTag(tag, l) : l.Code
        );
    }

    private static string ReadLocaleTag(JsonPlace place, Language language)
    {
        var tag = place.Text();
        if (
            tag.Length > 0
            && (
                !LocaleTag().IsMatch(tag)
                || !$"{tag}-".StartsWith($"{language}-", StringComparison.Ordinal)
            )
        )
        {
            place.Report($"must be a language tag such as {language}-BE");
        }

        return tag;
    }

    internal static string ReadVersion(JsonPlace place)
    {
        var version = place.Text();
        if (version.Length > 0 && !VersionNumber().IsMatch(version))
        {
            place.Report("must look like 1.0.0");
        }

        return version;
    }

    [GeneratedRegex(
        "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex LocaleTag();

    [GeneratedRegex(
        @"^[0-9]{1,4}(\.[0-9]{1,4}){2}\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex VersionNumber();
}
