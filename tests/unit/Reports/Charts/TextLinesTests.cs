using SurveyPipeline.Reports.Charts;

namespace SurveyPipeline.Tests.Unit.Reports.Charts;

public sealed class TextLinesTests
{
    [Fact]
    public void Lines_break_at_spaces_and_long_words_stand_alone()
    {
        Assert.Equal(
            ["Health insurance", "fund, or", "Zahlstellenverwaltung"],
            TextLines.Of("Health insurance fund, or Zahlstellenverwaltung", 16),
            StringComparer.Ordinal
        );
    }
}
