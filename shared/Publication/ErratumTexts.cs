using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Publication;

/// <summary>What an operator sends for an erratum: a JSON object with a text for each language of the questionnaire.</summary>
/// <param name="Texts">The texts; null where there are problems.</param>
/// <param name="Problems">Everything that is wrong, each with its place.</param>
public sealed record ErratumTexts(
    FrozenDictionary<Language, string>? Texts,
    ImmutableArray<string> Problems
)
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 2000;

    /// <summary>Reads the texts. All languages are needed: whoever reads the report must be able to read its erratum.</summary>
    /// <param name="json">What was sent.</param>
    /// <param name="languages">The languages of the questionnaire.</param>
    public static ErratumTexts Read(ReadOnlyMemory<byte> json, ImmutableArray<Language> languages)
    {
        var (document, fault) = WellFormedJson.Parse(json);
        if (document is null)
        {
            return new ErratumTexts(null, [$"$ {fault}."]);
        }

        using (document)
        {
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement, languages)
                : new ErratumTexts(null, ["$ must be a JSON object with a text per language."]);
        }
    }

    private static ErratumTexts Read(JsonElement root, ImmutableArray<Language> languages)
    {
        var texts = new Dictionary<Language, string>();
        var problems = ImmutableArray.CreateBuilder<string>();
        foreach (var language in languages)
        {
            if (TextOf(root, language) is { } text)
            {
                texts.Add(language, text);
            }
            else
            {
                problems.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"$.{language} must be a text of 1 to {LongestText} characters, with line feeds between paragraphs and no other control characters."
                    )
                );
            }
        }

        if (root.EnumerateObject().Any(p => !languages.Contains(new Language(p.Name))))
        {
            problems.Add(
                $"$ must hold only the languages of the questionnaire: {string.Join(", ", languages)}."
            );
        }

        return problems.Count == 0
            ? new ErratumTexts(texts.ToFrozenDictionary(), [])
            : new ErratumTexts(null, problems.ToImmutable());
    }

    /// <summary>Whether a text may be published: not empty, not too long, no control characters but line feeds.</summary>
    /// <param name="text">The text, trimmed.</param>
    /// <param name="longest">The most characters.</param>
    internal static bool IsText(string text, int longest) =>
        text.Length > 0 && text.Length <= longest && !text.Any(c => char.IsControl(c) && c != '\n');

    private static string? TextOf(JsonElement root, Language language)
    {
        if (
            !root.TryGetProperty(language.Code, out var value)
            || value.ValueKind != JsonValueKind.String
        )
        {
            return null;
        }

        var text = value.GetString()!.ReplaceLineEndings("\n").Trim();
        return IsText(text, LongestText) ? text : null;
    }
}
