using Microsoft.AspNetCore.Html;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Charts;

/// <summary>A scale item's distribution in each group: a stacked bar whose neutral middle stands on one centre line, low codes to the left,
/// high codes to the right, the opt-out in a column of its own. Tables with undistributed answers are named, not drawn.</summary>
internal sealed class DivergingStackedBars(ReportWording words)
{
    private const double PlotWidth = 88;
    private const double PerPoint = PlotWidth / 200;
    private const double OptOutFrom = 90;
    private const double OptOutPerPoint = 0.1;
    private const double BarHeight = 22;
    private const double LabelHeight = 18;
    private const double RowHeight = LabelHeight + BarHeight + 10;
    private const double SmallestLabelled = 13;

    /// <summary>The image.</summary>
    /// <param name="id">An id that is unique on the page.</param>
    /// <param name="title">What it is.</param>
    /// <param name="results">The released results of one scale item, one for each group.</param>
    public IHtmlContent Draw(string id, string title, IReadOnlyList<ItemResult> results)
    {
        var svg = new SvgWriter();
        var height = (results.Count * RowHeight) + 2;
        svg.Line("axis", PlotWidth / 2, 0, PlotWidth / 2, height);
        for (var i = 0; i < results.Count; i++)
        {
            DrawRow(svg, results[i], i * RowHeight);
        }

        var description = string.Join(' ', results.Select(words.DescribeDistribution));
        return svg.ToImage(id, title, description, height);
    }

    private static double PointsOf(Figure figure) =>
        figure is { Count: { } count, Of: { } total } ? 100.0 * count / total : 0;

    private void DrawRow(SvgWriter svg, ItemResult result, double top)
    {
        svg.Text("lab", 0, top + 13, words.Group(result.Coverage.Group));
        svg.Text("n", 100, top + 13, words.ShortAnswers(result.Coverage.N));
        if (!result.IsBrokenDown)
        {
            svg.Text("note", 0, top + LabelHeight + 15, words.Say("chart.notDrawn"));
            return;
        }

        var y = top + LabelHeight;
        var points = result.Categories.Select(c => PointsOf(c.Figure)).ToArray();
        var x = (PlotWidth / 2) - ((points[0] + points[1] + (points[2] / 2)) * PerPoint);
        for (var i = 0; i < 5; i++)
        {
            DrawSegment(svg, i, points[i], x, y, result.Categories[i].Figure);
            x += points[i] * PerPoint;
        }

        svg.Rect("c0", OptOutFrom, y, points[5] * OptOutPerPoint, BarHeight);
        if (points[5] > 0)
        {
            svg.Text("opt", 100, y + 15, words.ShareNumber(result.Categories[5].Figure));
        }
    }

    private void DrawSegment(
        SvgWriter svg,
        int index,
        double points,
        double x,
        double y,
        Figure figure
    )
    {
        if (points <= 0)
        {
            return;
        }

        var code = index + 1;
        svg.Rect($"c{code}", x, y, points * PerPoint, BarHeight);
        if (points >= SmallestLabelled)
        {
            svg.Text($"v v{code}", x + (points * PerPoint / 2), y + 15, words.ShareNumber(figure));
        }
    }
}
