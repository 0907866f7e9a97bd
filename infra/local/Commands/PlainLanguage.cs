using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SurveyPipeline.Instruments;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Local.Commands;

/// <summary>Advice on the words of a questionnaire in one language: sentences that are hard to read at one go, and questions that ask two things. Never a
/// problem: a long sentence may be right.</summary>
internal static partial class PlainLanguage
{
    private const int MostWords = 25;
    private const int QuotedWords = 8;

    // Words that join two things, by language. Of other languages only and/or is known, by its stroke.
    private static readonly FrozenDictionary<string, ImmutableArray<string>> Joining =
        new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
        {
            ["fr"] = ["et", "ou"],
            ["nl"] = ["en", "of"],
            ["de"] = ["und", "oder"],
            ["en"] = ["and", "or"],
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The advice, in the order of the questionnaire; none where there is nothing to say.</summary>
    public static ImmutableArray<string> Of(Instrument instrument, Language language) =>
        [
            .. Texts(instrument)
                .SelectMany(t => LongSentences(t.Place, t.Text[language], language)),
            .. instrument
                .Items.Where(i => AsksTwoThings(i.Text[language], language))
                .Select(i =>
                    $"item {i.Id}, {language}: may ask two things in one, and who means one of them only cannot answer: “{Beginning(i.Text[language])}”"
                ),
        ];

    private static IEnumerable<(string Place, LocalizedText Text)> Texts(Instrument instrument) =>
        [
            .. instrument.Strata.Select(s => ($"group {s.Id}", s.Label)),
            .. instrument.Dimensions.Select(d => ($"theme {d.Id}", d.Title)),
            .. instrument.Blocks.SelectMany(OfBlock),
            .. instrument.Items.SelectMany(OfItem),
            .. instrument
                .Items.OfType<ScaleItem>()
                .Select(i => i.Scale)
                .DistinctBy(s => s.Id, StringComparer.Ordinal)
                .SelectMany(OfScale),
            .. instrument
                .InterfaceTexts.OrderBy(t => t.Key, StringComparer.Ordinal)
                .Select(t => ($"ui {t.Key}", t.Value)),
        ];

    private static IEnumerable<(string Place, LocalizedText Text)> OfBlock(Block block)
    {
        yield return ($"section {block.Id}, heading", block.Heading);
        if (block.Intro is { } intro)
        {
            yield return ($"section {block.Id}, intro", intro);
        }
    }

    private static IEnumerable<(string Place, LocalizedText Text)> OfItem(Item item)
    {
        yield return ($"item {item.Id}", item.Text);
        if (item.Hint is { } hint)
        {
            yield return ($"item {item.Id}, hint", hint);
        }

        foreach (var option in (item as ChoiceItem)?.Options ?? [])
        {
            yield return ($"item {item.Id}, option {option.Code}", option.Label);
        }
    }

    private static IEnumerable<(string Place, LocalizedText Text)> OfScale(Scale scale)
    {
        yield return ($"scale {scale.Id}, prompt", scale.Prompt);
        foreach (var point in scale.Categories)
        {
            yield return ($"scale {scale.Id}, {point.Code}", point.Label);
        }
    }

    private static IEnumerable<string> LongSentences(
        string place,
        string text,
        Language language
    ) =>
        SentenceEnd()
            .Split(text)
            .Select(s => (Sentence: s, Words: WordsOf(s).Length))
            .Where(s => s.Words > MostWords)
            .Select(s =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{place}, {language}: a sentence of {s.Words} words, more than {MostWords}: “{Beginning(s.Sentence)}”"
                )
            );

    private static bool AsksTwoThings(string text, Language language)
    {
        var words = WordsOf(text.ToLowerInvariant());
        return text.Count(c => c == '?') > 1
            || words.Any(w => AndOr().IsMatch(w))
            || Joining.TryGetValue(language.Code, out var joining)
                && words.Any(w => joining.Contains(w, StringComparer.Ordinal));
    }

    // What holds no letter or figure is a mark that stands by itself.
    private static string[] WordsOf(string text) =>
        [
            .. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Where(w => w.Any(char.IsLetterOrDigit)),
        ];

    private static string Beginning(string text)
    {
        var words = WordsOf(text);
        return words.Length <= QuotedWords
            ? string.Join(' ', words)
            : string.Join(' ', words[..QuotedWords]) + " …";
    }

    [GeneratedRegex(@"(?<=[.!?…])\s+|\n", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(
        @"^\p{L}{1,5}/\p{L}{1,5}$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex AndOr();
}
