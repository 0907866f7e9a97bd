using SurveyPipeline.Pages;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Pages;

public sealed class WordingTests
{
    [Theory]
    [InlineData("fr", "1er décembre 2026")]
    [InlineData("nl", "1 december 2026")]
    [InlineData("de", "1. Dezember 2026")]
    [InlineData("en", "1 December 2026")]
    public void The_first_of_a_month_is_written_as_people_write_it(string language, string expected)
    {
        Assert.Equal(expected, WordsIn(language).Date(new DateOnly(2026, 12, 1)));
    }

    [Theory]
    [InlineData("fr", "24 novembre 2026 à 9h05")]
    [InlineData("nl", "24 november 2026 om 9.05 uur")]
    [InlineData("de", "24. November 2026 um 9.05 Uhr")]
    [InlineData("en", "24 November 2026 at 9:05")]
    public void An_instant_is_told_in_the_time_zone_of_the_people(string language, string expected)
    {
        var instant = new DateTimeOffset(2026, 11, 24, 8, 5, 0, TimeSpan.Zero);
        var brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

        Assert.Equal(expected, WordsIn(language).DateAndTime(instant, brussels));
    }

    [Fact]
    public void Texts_of_the_instrument_come_before_those_of_the_product()
    {
        var words = WordsIn("nl");

        Assert.Equal("Doorgaan", words["action.continue"]);
        Assert.Equal("De vragen", words["questions.title"]);
    }

    [Fact]
    public void Placeholders_are_replaced_by_values()
    {
        Assert.Equal(
            "Part 3 of 8",
            WordsIn("en").Say("questions.part", ("part", "3"), ("parts", "8"))
        );
    }

    [Fact]
    public void A_language_is_named_in_itself()
    {
        Assert.Equal("Nederlands", WordsIn("fr").NameOf(new Language("nl")));
        Assert.Equal("pl", WordsIn("fr").NameOf(new Language("pl")));
    }

    private static Wording WordsIn(string language) =>
        new(TestData.BuiltInInstrument(), new Language(language));
}
