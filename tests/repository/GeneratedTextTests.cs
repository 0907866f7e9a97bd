namespace SurveyPipeline.Tests.Repository;

public sealed class GeneratedTextTests
{
    private const string Page = """
        # Page

        <!-- generated: limits -->

        | old |

        <!-- end -->

        | own | 1 |
        Text.
        """;

    [Fact]
    public void A_part_is_replaced_and_all_around_it_stays()
    {
        Assert.Equal(
            Page.Replace("| old |", "| a |\n| b |", StringComparison.Ordinal),
            GeneratedText.WithPart(Page, "limits", ["| a |", "| b |"])
        );
    }

    [Fact]
    public void A_line_is_found_by_its_beginning()
    {
        Assert.Equal(
            Page.Replace("| own | 1 |", "| own | 2 |", StringComparison.Ordinal),
            GeneratedText.WithLine(Page, "| own |", "| own | 2 |")
        );
    }

    [Fact]
    public void A_part_that_is_not_there_is_an_error()
    {
        Assert.Throws<InvalidOperationException>(() => GeneratedText.WithPart(Page, "other", []));
    }
}
