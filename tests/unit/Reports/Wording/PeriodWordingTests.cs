using SurveyPipeline.Periods;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Reports.Wording;

public sealed class PeriodWordingTests
{
    private static readonly DateTimeOffset Instant = new(2026, 11, 24, 5, 58, 30, TimeSpan.Zero);

    [Theory]
    [InlineData("fr", PeriodKind.Quarter, "trimestre 4 de 2026")]
    [InlineData("nl", PeriodKind.Month, "november 2026")]
    [InlineData("de", PeriodKind.Month, "November 2026")]
    [InlineData("en", PeriodKind.Week, "week 48 of 2026")]
    [InlineData("de", PeriodKind.Day, "24. November 2026")]
    [InlineData("fr", PeriodKind.Hour, "24 novembre 2026, 05:00–06:00 UTC")]
    [InlineData("en", PeriodKind.Minute, "24 November 2026, 05:58–05:59 UTC")]
    public void Periods_are_named_as_people_say_them(
        string language,
        PeriodKind kind,
        string expected
    )
    {
        var words = new PeriodWording(ProductTexts.BuiltIn.For(new Language(language)));

        Assert.Equal(expected, words.Period(Period.Containing(kind, Instant)));
    }

    [Fact]
    public void A_span_names_both_ends_unless_they_are_one()
    {
        var words = new PeriodWording(ProductTexts.BuiltIn.For(new Language("fr")));
        var november = Period.Containing(PeriodKind.Month, Instant);

        Assert.Equal("novembre 2026", words.Span(november, november));
        Assert.Equal("octobre 2026 – novembre 2026", words.Span(november.Previous, november));
    }
}
