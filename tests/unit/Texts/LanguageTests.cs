using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Texts;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("fr", "ltr")]
    [InlineData("ar", "rtl")]
    [InlineData("he", "rtl")]
    [InlineData("fa-IR", "rtl")]
    [InlineData("ckb", "rtl")]
    [InlineData("az-Arab", "rtl")]
    [InlineData("ar-Latn", "ltr")]
    [InlineData("ku", "ltr")]
    public void A_language_runs_as_its_script_does(string code, string direction)
    {
        Assert.Equal(direction, new Language(code).Direction);
    }

    [Theory]
    [InlineData("fr", true)]
    [InlineData("nl-BE", true)]
    [InlineData("zh-Hant", true)]
    [InlineData("zh-Hant-TW", true)]
    [InlineData("es-419", true)]
    [InlineData("ca-valencia", true)]
    [InlineData("FR", false)]
    [InlineData("fr-be", false)]
    [InlineData("french", false)]
    [InlineData("fr_BE", false)]
    [InlineData("fr-", false)]
    public void A_tag_is_written_in_the_usual_case(string text, bool isTag)
    {
        Assert.Equal(isTag, Language.IsTag(text));
    }

    [Theory]
    [InlineData("FR", "fr")]
    [InlineData("fr-BE", "fr")]
    [InlineData("fr.", "fr")]
    [InlineData("NL-be", "nl")]
    [InlineData("it", null)]
    [InlineData("fra", null)]
    [InlineData("", null)]
    public void The_nearest_language_has_the_same_first_part(string tag, string? nearest)
    {
        Assert.Equal(nearest, TestData.BuiltInInstrument().NearestLanguage(tag)?.Code);
    }
}
