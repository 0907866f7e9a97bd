using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SurveyPipeline.Instruments;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Texts;

/// <summary>Follows "Add a language" of <c>CONTRIBUTING.md</c>: a copy of <c>fr.json</c>, translated, and nothing else. The language is made
/// up; English, which would stand in for what is missing, cannot be overlooked.</summary>
public sealed class FurtherLanguageTests
{
    private const string FallenBack = "~english~";
    private static readonly Language Madeup = new("xx");

    [Fact]
    public async Task One_file_is_all_that_the_product_needs_to_speak_a_further_language()
    {
        var product = ProductTexts
            .BuiltIn.With(new Language("en"), Translate("en", text => $"{FallenBack}{text}"))
            .With(Madeup, Translate("fr", text => $"ž{text}"));
        var instrument = BuiltInIn(product);

        var texts = await new EverythingSaid(instrument, Madeup).ReadAsync();

        Assert.All(
            texts,
            text => Assert.DoesNotContain(FallenBack, text, StringComparison.Ordinal)
        );
        Assert.All(
            texts.Where(t => t.StartsWith("<!doctype html>", StringComparison.OrdinalIgnoreCase)),
            text => Assert.Contains("ž", text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_sentence_that_a_file_lacks_is_not_overlooked()
    {
        var product = ProductTexts.BuiltIn.With(
            new Language("en"),
            Translate("en", text => $"{FallenBack}{text}")
        );
        var root = Built(nameOf: "Madeup");
        var instrument = InstrumentReader
            .Read(Encoding.UTF8.GetBytes(root.ToJsonString()), product)
            .Instrument!;

        var texts = await new EverythingSaid(instrument, Madeup).ReadAsync();

        Assert.Contains(texts, t => t.Contains(FallenBack, StringComparison.Ordinal));
    }

    private static byte[] Translate(string language, Func<string, string> translate)
    {
        var file = File.ReadAllBytes(RepositoryFiles.PathOf($"shared/Texts/{language}.json"));
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;
        return JsonSerializer.SerializeToUtf8Bytes(
            texts.ToDictionary(
                t => t.Key,
                t =>
                    string.Equals(t.Key, "lang.name", StringComparison.Ordinal)
                        ? t.Value
                        : translate(t.Value),
                StringComparer.Ordinal
            )
        );
    }

    private static Instrument BuiltInIn(ProductTexts product)
    {
        var json = Encoding.UTF8.GetBytes(Built(nameOf: null).ToJsonString());
        var reading = InstrumentReader.Read(json, product);
        Assert.Empty(reading.Problems);
        return reading.Instrument!;
    }

    /// <summary>The built-in questionnaire with the made-up language in every place, without English and without sentences of the product.</summary>
    private static JsonNode Built(string? nameOf)
    {
        var root = JsonNode.Parse(BuiltInInstrument.Json.AsSpan())!;
        foreach (var key in ProductTexts.BuiltIn.Keys.Append("lang.en"))
        {
            root["ui"]!.AsObject().Remove(key);
        }

        root["meta"]!["languages"] = new JsonArray("fr", "nl", "de", "xx");
        root["meta"]!["localeTags"]!.AsObject().Remove("en");
        foreach (
            var (_, part) in root.AsObject()
                .Where(p => !string.Equals(p.Key, "meta", StringComparison.Ordinal))
                .ToImmutableArray()
        )
        {
            Speak(part);
        }

        if (nameOf is not null)
        {
            root["ui"]!["lang.xx"] = new JsonObject(
                new[] { "fr", "nl", "de", "xx" }.Select(l =>
                    KeyValuePair.Create(l, (JsonNode?)JsonValue.Create(nameOf))
                )
            );
        }

        return root;
    }

    private static void Speak(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject text when text.ContainsKey("fr") && text.ContainsKey("de"):
                text["xx"] = "ž" + text["fr"]!.GetValue<string>();
                text.Remove("en");
                break;
            case JsonObject parent:
                foreach (var (_, child) in parent.ToImmutableArray())
                {
                    Speak(child);
                }

                break;
            case JsonArray list:
                foreach (var child in list)
                {
                    Speak(child);
                }

                break;
        }
    }
}
