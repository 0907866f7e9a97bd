using AngleSharp.Dom;
using SurveyPipeline.Instruments;
using SurveyPipeline.Pages.Paper;
using SurveyPipeline.Tests.Fixtures;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Tests.Unit.Pages.Paper;

public sealed class PaperPageTests
{
    private readonly PageReader reader = new();

    [Fact]
    public async Task Every_closed_item_is_printed_once_and_numbered_through()
    {
        var page = await PageReader.ReadAsync(reader.Pages.Paper(PageReader.French, site: null));

        var questions = page.QuerySelectorAll("tbody th, .choice h3").Select(q => q.TextContent);
        var items = reader.Survey.Instrument.Items.OfType<ClosedItem>();
        Assert.All(
            questions.Zip(items.Select((item, i) => $"{i + 1}. {item.Text[PageReader.French]}")),
            pair => Assert.StartsWith(pair.Second, pair.First, StringComparison.Ordinal)
        );
        Assert.Equal(44, questions.Count());
    }

    [Fact]
    public async Task Boxes_carry_the_figures_to_type_in()
    {
        var page = await PageReader.ReadAsync(reader.Pages.Paper(PageReader.French, site: null));

        var row = page.QuerySelector("tbody tr")!;
        Assert.Equal(
            ["1", "2", "3", "4", "5", "0"],
            row.QuerySelectorAll(".box").Select(b => b.TextContent)
        );
        var group = page.QuerySelector(".choice")!;
        Assert.Equal(
            ["1", "2", "3", "0"],
            group.QuerySelectorAll(".box").Select(b => b.TextContent)
        );
    }

    [Theory]
    [InlineData(null, "Several answers possible")]
    [InlineData(2, "Several answers possible, at most 2")]
    public async Task How_many_crosses_are_possible_is_printed(int? most, string expected)
    {
        var limited = new PageReader(instrument: TestData.WithMostChoices(most));

        var page = await PageReader.ReadAsync(limited.Pages.Paper(new Language("en"), site: null));

        Assert.Equal(
            2,
            page.QuerySelectorAll(".choice > p")
                .Count(p => string.Equals(p.TextContent, expected, StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Items_for_some_groups_only_say_so()
    {
        var page = await PageReader.ReadAsync(reader.Pages.Paper(new Language("en"), site: null));

        var marks = page.QuerySelectorAll("small").Select(s => s.TextContent).ToList();
        Assert.Contains("Only for: Administrative services", marks);
        Assert.Contains(
            "Only for: Front-line social services, Other roles, Group not stated",
            marks
        );
        Assert.Equal(22, marks.Count(m => m.StartsWith("Only for:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Behind_the_core_the_form_says_that_one_may_stop()
    {
        var page = await PageReader.ReadAsync(reader.Pages.Paper(new Language("en"), site: null));

        var stop = Assert.Single(
            page.QuerySelectorAll("p > strong"),
            s => s.TextContent.StartsWith("You may stop here", StringComparison.Ordinal)
        );
        var before = page.QuerySelectorAll("tbody th, .choice h3")
            .Where(q => q.CompareDocumentPosition(stop).HasFlag(DocumentPositions.Following));
        // The group, and the core of all groups.
        Assert.Equal(16, before.Count());
    }

    [Fact]
    public async Task Without_a_core_the_form_says_nothing_of_stopping()
    {
        var library = new PageReader(instrument: TestData.EveningLibrary());

        var page = await PageReader.ReadAsync(library.Pages.Paper(new Language("en"), site: null));

        Assert.DoesNotContain("stop here", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_the_site_is_printed_with_a_code()
    {
        var page = await PageReader.ReadAsync(
            reader.Pages.Paper(PageReader.French, new Uri("https://survey.example.org"))
        );

        Assert.Equal("survey.example.org/fr", page.QuerySelector("figcaption span")!.TextContent);
        Assert.NotNull(page.QuerySelector("figure svg path"));
    }

    [Fact]
    public async Task Without_a_known_address_there_is_no_code()
    {
        var page = await PageReader.ReadAsync(reader.Pages.Paper(PageReader.French, site: null));

        Assert.Null(page.QuerySelector("figure"));
    }

    [Fact]
    public void A_code_has_its_three_corner_squares_inside_a_quiet_zone()
    {
        var code = QrCode.Of("https://survey.example.org/fr");

        // Version 3 has 29 modules; four are left white on each side.
        Assert.Equal(29 + 8, code.Size);
        Assert.StartsWith("M4 4h7v1h-7z", code.Path, StringComparison.Ordinal);
        Assert.Contains("M26 4h7v1h-7z", code.Path, StringComparison.Ordinal);
        Assert.Contains("M4 32h7v1h-7z", code.Path, StringComparison.Ordinal);
    }
}
