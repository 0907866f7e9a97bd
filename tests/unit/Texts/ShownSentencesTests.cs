using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SurveyPipeline.Instruments;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Texts;

public sealed partial class ShownSentencesTests
{
    private static readonly Language French = new("fr");

    [Fact]
    public async Task Every_sentence_that_a_questionnaire_may_bring_is_shown_somewhere()
    {
        var keys = ProductTexts.BuiltIn.Keys;
        var instrument = Bring(
            keys.Select(k =>
                (k, $"~{k}~ {Placeholders.Of(ProductTexts.BuiltIn.For(French)[k])}".TrimEnd())
            )
        );

        var shown = (await new EverythingSaid(instrument, French).ReadAsync())
            .SelectMany(text => Mark().Matches(text).Select(m => m.Groups["key"].Value))
            .ToImmutableHashSet(StringComparer.Ordinal);

        Assert.Equal("", string.Join(' ', keys.Where(k => !shown.Contains(k))));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public void Every_sentence_of_the_product_can_be_brought_as_it_stands(string language)
    {
        var texts = ProductTexts.BuiltIn.For(new Language(language));

        var instrument = Bring(ProductTexts.BuiltIn.Keys.Select(k => (k, texts[k])));

        Assert.All(
            ProductTexts.BuiltIn.Keys,
            key => Assert.Equal(texts[key], instrument.SentencesIn(French)[key])
        );
    }

    private static Instrument Bring(IEnumerable<(string Key, string Text)> texts)
    {
        var root = JsonNode.Parse(BuiltInInstrument.Json.AsSpan())!;
        foreach (var (key, text) in texts)
        {
            root["ui"]![key] = new JsonObject(
                ProductTexts.BuiltIn.Languages.Select(l =>
                    KeyValuePair.Create(l.Code, (JsonNode?)JsonValue.Create(text))
                )
            );
        }

        var reading = InstrumentReader.Read(Encoding.UTF8.GetBytes(root.ToJsonString()));
        Assert.Empty(reading.Problems);
        return reading.Instrument!;
    }

    [GeneratedRegex("~(?<key>[a-zA-Z0-9.-]+)~", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex Mark();
}
