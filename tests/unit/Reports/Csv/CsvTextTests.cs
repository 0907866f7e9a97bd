using SurveyPipeline.Reports.Csv;

namespace SurveyPipeline.Tests.Unit.Reports.Csv;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://example.org\")")]
    [InlineData("+1+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("＝1")]
    public void A_text_that_looks_like_a_formula_is_kept_from_being_one(string text)
    {
        Assert.Equal("'" + text, CsvText.Harmless(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("58 %")]
    [InlineData("n = 37 answers")]
    [InlineData("Prévention")]
    public void Another_text_stays_as_it_is(string text)
    {
        Assert.Equal(text, CsvText.Harmless(text));
    }
}
