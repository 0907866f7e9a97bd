using FsCheck;
using FsCheck.Xunit;
using SurveyPipeline.Disclosure;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Tests.Unit.Statistics;

public sealed class FigureTests
{
    [Property(MaxTest = 1000)]
    public void No_figure_says_that_all_or_none_did(
        PositiveInt size,
        NonNegativeInt part,
        NonNegativeInt hidden
    )
    {
        var total = 9 + (3 * size.Get);
        var undistributed = 3 * hidden.Get % (total + 3);
        var cells = 3 * part.Get % (total - undistributed + 3);
        var limit = DominanceLimit.Of(total);

        var figure = Figure.From(cells, undistributed, total);

        var said = figure.Form switch
        {
            FigureForm.FewOrNone or FigureForm.NotBrokenDown => figure.Of is null,
            FigureForm.Share => figure.Count is > 0 && figure.Count < limit,
            FigureForm.OrMore => figure.Count is > 0 && figure.Count <= limit,
            FigureForm.OrFewer => figure.Count is > 0 && figure.Count < limit,
            _ => figure.Low is > 0 && figure.Low < figure.High && figure.High < limit,
        };
        Assert.True(said, figure.ToString());
        Assert.True(figure.Of is null || (figure.Of == total && limit <= total - 3));
        Assert.Equal(figure.Form == FigureForm.Share, figure.Share is not null);
        Assert.True(undistributed == 0 || figure.Share is null);
    }

    [Fact]
    public void A_share_is_of_its_base()
    {
        Assert.Equal(0.25, Figure.From(3, 0, 12).Share);
    }

    [Fact]
    public void A_figure_that_was_never_set_says_few_or_none()
    {
        Assert.Equal(Figure.From(0, 0, 12), default);
        Assert.Equal(FigureForm.FewOrNone, default(Figure).Form);
    }
}
