using SurveyPipeline.Disclosure;
using SurveyPipeline.Statistics;
using SurveyPipeline.Tests.Fixtures;

namespace SurveyPipeline.Tests.Unit.Statistics;

public sealed class TableFiguresTests
{
    [Fact]
    public void Categories_and_top_two_are_of_those_who_answered_and_the_opt_out_is_of_all()
    {
        var table = new SummedTable(40, [3, 3, 9, 12, 6, 6], 0, 1);

        Assert.Equal((12, 33), CountOf(TableFigures.Category(table, 3)));
        Assert.Equal((18, 33), CountOf(TableFigures.Top(table, TestData.FivePoints)));
        Assert.Equal((6, 39), CountOf(TableFigures.OptOut(table)));
        Assert.Equal(TableFigures.OptOut(table), TableFigures.Category(table, 5));
    }

    [Fact]
    public void With_undistributed_answers_every_figure_is_a_bound_of_all()
    {
        // 9 of 12 in one category, 3 unknown.
        var table = new SummedTable(12, [0, 0, 0, 9, 0, 0], 3, 1);

        Assert.Equal(FigureForm.OrMore, TableFigures.Category(table, 3).Form);
        Assert.Equal((9, 12), CountOf(TableFigures.Category(table, 3)));
        Assert.Equal(FigureForm.OrFewer, TableFigures.Category(table, 0).Form);
        Assert.Equal((3, 12), CountOf(TableFigures.OptOut(table)));
        Assert.Equal((9, 12), CountOf(TableFigures.Top(table, TestData.FivePoints)));
    }

    [Fact]
    public void A_full_table_whose_top_two_hold_all_answers_says_about_nine_or_more_of_twelve()
    {
        var table = new SummedTable(12, [0, 0, 0, 6, 6, 0], 0, 1);

        Assert.Equal(FigureForm.OrMore, TableFigures.Top(table, TestData.FivePoints).Form);
        Assert.Equal((9, 12), CountOf(TableFigures.Top(table, TestData.FivePoints)));
    }

    [Fact]
    public void An_option_is_a_share_of_all_respondents()
    {
        var option = new SummedTable(14, [3, 9], 0, 1);

        Assert.Equal((3, 12), CountOf(TableFigures.Chosen(option)));
    }

    [Fact]
    public void A_table_of_two_cells_was_protected_against_all_and_is_shown_so()
    {
        // One option and the opt-out: of those who answered, all would have chosen it.
        var table = new SummedTable(15, [6, 9], 0, 1);

        Assert.Equal(FigureForm.Share, TableFigures.Category(table, 0).Form);
        Assert.Equal((6, 15), CountOf(TableFigures.Category(table, 0)));
    }

    private static (int? Count, int? Of) CountOf(Figure figure) => (figure.Count, figure.Of);
}
