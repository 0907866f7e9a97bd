using System.Text.Json;
using SurveyPipeline.Instruments.Reading;
using SurveyPipeline.Local.Commands;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Local.Commands;

/// <summary>Advice on the words of a questionnaire.</summary>
public sealed class PlainLanguageTests
{
    private static string Words(int count) =>
        string.Join(' ', Enumerable.Range(1, count).Select(i => $"word{i}"));

    [Fact]
    public void A_sentence_of_more_than_25_words_is_named_with_its_place_and_length()
    {
        var advice = Advise("items.1.hint", new { en = $"Short. {Words(26)}.", fr = "Court." });

        Assert.Equal(
            "item meets-people, hint, en: a sentence of 26 words, more than 25: “word1 word2 word3 word4 word5 word6 word7 word8 …”",
            Assert.Single(advice)
        );
    }

    [Fact]
    public void Marks_between_spaces_are_no_words_and_25_are_not_too_many()
    {
        Assert.Empty(Advise("items.1.hint", new { en = $"{Words(25)} – !", fr = "Court." }));
    }

    [Theory]
    [InlineData("There is enough tea and coffee")]
    [InlineData("There is enough tea and/or coffee")]
    [InlineData("Is there tea? Is it warm?")]
    public void A_question_that_may_ask_two_things_is_named(string text)
    {
        var advice = Advise("items.1.text", new { en = text, fr = "Il y a du thé" });

        Assert.StartsWith(
            "item meets-people, en: may ask two things in one, and who means one of them only cannot answer: “",
            Assert.Single(advice),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Only_the_language_that_was_asked_for_is_looked_at()
    {
        Assert.Empty(Advise("items.1.text", new { en = "There is tea", fr = "Du thé et du café" }));
    }

    private static IEnumerable<string> Advise(string place, object texts)
    {
        var json = JsonEdit.Set(TestData.TutorialJson(), place, JsonSerializer.Serialize(texts));
        return PlainLanguage
            .Of(InstrumentReader.Read(json).Instrument!, new Language("en"))
            .Where(a => a.StartsWith("item meets-people", StringComparison.Ordinal));
    }
}
