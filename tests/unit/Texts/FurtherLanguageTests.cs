using System.Collections.Immutable;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Texts;

/// <summary>What pages, forms and reports say in a language that the product does not come with.</summary>
public sealed class FurtherLanguageTests
{
    [Theory]
    [InlineData("xx")]
    [InlineData("nl-BE")]
    [InlineData("ar")]
    public async Task One_file_is_all_that_the_product_needs_to_speak_a_further_language(
        string code
    )
    {
        var instrument = MadeUpLanguage.Speak(code, text => $"ž{text}");

        var texts = await new EverythingSaid(instrument, new Language(code)).ReadAsync();

        Assert.All(
            texts,
            text => Assert.DoesNotContain(MadeUpLanguage.FallenBack, text, StringComparison.Ordinal)
        );
        Assert.All(
            Pages(texts),
            text =>
            {
                Assert.Contains("ž", text, StringComparison.Ordinal);
                Assert.Contains(
                    code is "ar"
                        ? "<html lang=\"ar\" dir=\"rtl\">"
                        : $"<html lang=\"{code}\" dir=\"ltr\">",
                    text,
                    StringComparison.Ordinal
                );
            }
        );
    }

    [Fact]
    public async Task A_sentence_that_nobody_translated_is_English_and_pages_say_so()
    {
        var instrument = MadeUpLanguage.WithoutSentences("ar");

        var texts = await new EverythingSaid(instrument, new Language("ar")).ReadAsync();

        var spans = 0;
        foreach (var page in Pages(texts))
        {
            var (marked, unmarked) = CountFallenBack(page);
            spans += marked;
            Assert.Equal(0, unmarked);
        }

        Assert.True(spans > 100);
        Assert.All(
            texts,
            text => Assert.False(text.AsSpan().ContainsAnyInRange('\uFDD0', '\uFDD1'))
        );
        Assert.All(texts, text => Assert.DoesNotContain("&#xFDD", text, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Pages(IEnumerable<string> texts) =>
        texts.Where(t => t.StartsWith("<!doctype html>", StringComparison.OrdinalIgnoreCase));

    /// <summary>How many English sentences a page says as English, and how many of its visible text it does not.</summary>
    private static (int Marked, int Unmarked) CountFallenBack(string page)
    {
        var visible = new HtmlParser().ParseDocument(page).Body!;
        var texts = visible
            .Descendants<IText>()
            .Where(t => t.Data.Contains(MadeUpLanguage.FallenBack, StringComparison.Ordinal))
            .Where(t => t.ParentElement!.Closest("svg, textarea, style") is null)
            .ToImmutableArray();
        var marked = texts.Count(t =>
            t.ParentElement!.Closest("[lang]")!.GetAttribute("lang") is "en"
        );
        return (marked, texts.Length - marked);
    }
}
