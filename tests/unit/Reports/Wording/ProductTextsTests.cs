using System.Text.RegularExpressions;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Reports.Wording;

public sealed partial class ProductTextsTests
{
    private static readonly ProductTexts French = ProductTexts.For(new Language("fr"));

    [Theory]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public void Every_language_has_the_keys_and_placeholders_of_the_french_texts(string language)
    {
        var texts = ProductTexts.For(new Language(language));

        Assert.Equal(French.Keys, texts.Keys);
        Assert.All(
            French.Keys,
            k => Assert.Equal(PlaceholdersOf(French.Say(k)), PlaceholdersOf(texts.Say(k)))
        );
    }

    [Fact]
    public void French_punctuation_stands_behind_no_break_spaces()
    {
        Assert.All(
            French.Keys,
            k => Assert.False(LooseFrenchPunctuation().IsMatch(French.Say(k)), French.Say(k))
        );
    }

    [Fact]
    public void A_language_that_the_product_does_not_know_reads_english()
    {
        Assert.Equal("This period", ProductTexts.For(new Language("es")).Say("scope.period"));
    }

    private static string[] PlaceholdersOf(string text) =>
        [.. Placeholder().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{[a-zA-Z]+\}", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(
        @"[ \p{L}\d}][:;?!»%](?=$|[\s.])|«[^\u00a0]",
        RegexOptions.CultureInvariant,
        30_000
    )]
    private static partial Regex LooseFrenchPunctuation();
}
