using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Instruments.Reading;

/// <summary>What stands in for interface texts that an instrument does not bring: the wording of the built-in questionnaire,
/// except where it speaks of its own subject. Only where each language of the instrument has it.</summary>
internal static class DefaultInterfaceTexts
{
    private static readonly FrozenSet<string> Subject = FrozenSet.Create(
        StringComparer.Ordinal,
        "site.title",
        "start.purpose",
        "start.termUsers",
        "start.termOnline",
        "error.groupRequired"
    );

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Texts =
        Read();

    /// <summary>The texts that every one of these languages has, by key.</summary>
    public static Dictionary<string, LocalizedText> In(ImmutableArray<Language> languages) =>
        Texts
            .Where(t => languages.All(l => t.Value.ContainsKey(l.Code)))
            .ToDictionary(
                t => t.Key,
                t => new LocalizedText(languages.ToFrozenDictionary(l => l, l => t.Value[l.Code])),
                StringComparer.Ordinal
            );

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Read()
    {
        // Not through the built-in instrument, whose reader asks for these texts.
        using var file = typeof(DefaultInterfaceTexts).Assembly.GetManifestResourceStream(
            "questionnaire.json"
        )!;
        using var document = JsonDocument.Parse(file);
        return document
            .RootElement.GetProperty("ui")
            .EnumerateObject()
            .Where(t => !Subject.Contains(t.Name))
            .ToFrozenDictionary(
                t => t.Name,
                t =>
                    t.Value.EnumerateObject()
                        .ToFrozenDictionary(
                            l => l.Name,
                            l => l.Value.GetString()!,
                            StringComparer.Ordinal
                        ),
                StringComparer.Ordinal
            );
    }
}
