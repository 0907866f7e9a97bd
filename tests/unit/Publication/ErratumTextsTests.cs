using System.Collections.Immutable;
using System.Text;
using SurveyPipeline.Publication;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Publication;

public sealed class ErratumTextsTests
{
    private static readonly Language French = new("fr");
    private static readonly Language English = new("en");

    [Fact]
    public void A_text_for_every_language_is_read()
    {
        var read = Read("""{ "fr": " La légende.\r\n\r\nElle seule. ", "en": "The label." }""");

        Assert.Empty(read.Problems);
        Assert.Equal("La légende.\n\nElle seule.", read.Texts![French]);
        Assert.Equal("The label.", read.Texts[English]);
    }

    [Fact]
    public void The_longest_text_is_read_and_a_longer_one_refused()
    {
        var longest = new string('é', 2000);

        Assert.NotNull(Read($$"""{ "fr": "{{longest}}", "en": "x" }""").Texts);
        Assert.Null(Read($$"""{ "fr": "{{longest}}é", "en": "x" }""").Texts);
    }

    [Theory]
    [InlineData("""{ "fr": "x" }""", "$.en must be")]
    [InlineData("""{ "fr": "x", "en": "  " }""", "$.en must be")]
    [InlineData("""{ "fr": "x", "en": null }""", "$.en must be")]
    [InlineData("""{ "fr": 7, "en": "x" }""", "$.fr must be")]
    [InlineData("""{ "fr": "a\u0007b", "en": "x" }""", "$.fr must be")]
    [InlineData("""{ "fr": "x", "en": "y", "pl": "z" }""", "$ must hold only")]
    [InlineData(
        """{ "fr": "x", "fr": "y", "en": "z" }""",
        "$ names a property twice in one object: \"fr\""
    )]
    [InlineData("""{ "fr": { "text": "x" }, "en": "y" }""", "$.fr must be")]
    [InlineData("""["x", "y"]""", "$ must be a JSON object")]
    [InlineData("", "$ is empty")]
    [InlineData("{", "$ is not JSON: it ends too early")]
    public void Anything_else_is_refused_with_its_place(string json, string problem)
    {
        var read = Read(json);

        Assert.Null(read.Texts);
        Assert.StartsWith(problem, Assert.Single(read.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        Assert.Equal(3, Read("""{ "pl": "x" }""").Problems.Length);
    }

    private static ErratumTexts Read(string json) =>
        ErratumTexts.Read(Encoding.UTF8.GetBytes(json), ImmutableArray.Create(French, English));
}
