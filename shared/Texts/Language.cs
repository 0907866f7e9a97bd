using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SurveyPipeline.Texts;

/// <summary>A language of an instrument, by its language tag (BCP 47) in the usual case: <c>fr</c>, <c>nl-BE</c>, <c>zh-Hant</c>.</summary>
public readonly partial record struct Language(string Code)
{
    // Unicode CLDR 46: the scripts that run from right to left, and the languages that are usually written in one of them.
    private static readonly FrozenSet<string> Scripts = Tags(
        "Adlm Arab Hebr Mand Nkoo Rohg Samr Syrc Thaa"
    );

    private static readonly FrozenSet<string> Written = Tags(
        "ar arc ary arz ckb dv fa he ks lrc mzn nqo pnb prs ps sd syr ug ur yi"
    );

    /// <summary>The language without script and region, in small letters.</summary>
    public string Primary => PrimaryOf(Code);

    /// <summary><c>rtl</c> for a language that is written from right to left, <c>ltr</c> for the others: for <c>dir</c> attributes.</summary>
    public string Direction => IsRightToLeft ? "rtl" : "ltr";

    /// <summary>Whether it is written from right to left.</summary>
    public bool IsRightToLeft =>
        Code.Split('-').Skip(1).FirstOrDefault(part => part.Length == 4) is { } script
            ? Scripts.Contains(script)
            : Written.Contains(Primary);

    /// <summary>Whether a text is a language tag in the usual case.</summary>
    public static bool IsTag(string text) => Tag().IsMatch(text);

    /// <summary>The first part of a tag, in small letters.</summary>
    public static string PrimaryOf(string tag) =>
        new([.. tag.TakeWhile(char.IsAsciiLetter).Select(char.ToLowerInvariant)]);

    /// <inheritdoc/>
    public override string ToString() => Code;

    private static FrozenSet<string> Tags(string tags) =>
        tags.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(
        @"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Tag();
}
