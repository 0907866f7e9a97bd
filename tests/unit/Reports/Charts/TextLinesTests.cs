using SurveyPipeline.Reports.Charts;

namespace SurveyPipeline.Tests.Unit.Reports.Charts;

public sealed class TextLinesTests
{
    [Fact]
    public void Lines_break_at_spaces()
    {
        Assert.Equal(
            ["Health insurance", "fund, or", "Zahlstelle"],
            TextLines.Of("Health insurance fund, or Zahlstelle", 16),
            StringComparer.Ordinal
        );
    }

    [Theory]
    [InlineData("ordinateur/tablette/smartphone", "ordinateur/|tablette/|smartphone")]
    [InlineData("Rechtsanwalts-und-Notargehilfin", "Rechtsanwalts-|und-|Notargehilfin")]
    [InlineData("Arbeitsunfähigkeitsbescheinigung", "Arbeitsunfähigk|eitsbescheinigu|ng")]
    [InlineData("デジタル化の影響調査", "デジタル化の影|響調査")]
    [InlineData("https://www.example.org/anmelden", "https://www.|example.org/|anmelden")]
    public void A_word_longer_than_a_line_is_broken_at_a_joint_or_where_it_must_be(
        string text,
        string lines
    )
    {
        Assert.Equal(lines.Split('|'), TextLines.Of(text, 15));
    }

    [Fact]
    public void Capitals_and_full_width_signs_take_more_room_than_letters()
    {
        Assert.True(TextLines.WidthOf("SERVICE") > 1.15 * TextLines.WidthOf("service"));
        Assert.True(TextLines.WidthOf("影響") > 1.8 * TextLines.WidthOf("ab"));
        Assert.Equal(TextLines.WidthOf("e"), TextLines.WidthOf("e\u0301"));
    }

    [Fact]
    public void No_sign_is_lost_or_cut_in_two()
    {
        const string Text = "👩‍💻👩‍💻👩‍💻 ĉu/ĝi é́é́é́é́é́é́";

        var lines = TextLines.Of(Text, 4);

        Assert.Equal(
            Text.Replace(" ", "", StringComparison.Ordinal),
            string.Concat(lines).Replace(" ", "", StringComparison.Ordinal)
        );
        Assert.Equal(3, lines.Count(line => line is "👩‍💻"));
    }
}
