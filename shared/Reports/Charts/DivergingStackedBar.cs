using Microsoft.AspNetCore.Html;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Charts;

/// <summary>A scale item's distribution in one group: a stacked bar whose neutral middle stands on a centre line, low codes to the left,
/// high codes to the right, the opt-out in a column of its own. Of a table with undistributed answers nothing is stacked: of a range, the top
/// alone is drawn. Group and key figures stand beside it in the page's own text, which breaks its lines.</summary>
internal sealed class DivergingStackedBar(ReportWording words)
{
    private const double PlotWidth = 88;
    private const double PerPoint = PlotWidth / 200;
    private const double OptOutFrom = 90;
    private const double OptOutPerPoint = 0.1;
    private const double PointsPerCharacter = 6;
    private const double BarHeight = 20;
    private const double Margin = 2;

    /// <summary>The image; null where nothing of the result can be drawn.</summary>
    /// <param name="result">A released result of a scale item.</param>
    public IHtmlContent? Draw(ItemResult result)
    {
        var svg = new SvgWriter();
        if (result.IsBrokenDown)
        {
            DrawBar(svg, result);
        }
        else if (ShareTrack.CanDraw(result.Scale!.Top))
        {
            ShareTrack.Draw(
                svg,
                result.Scale.Top,
                interval: null,
                Margin + ((BarHeight - ShareTrack.Height) / 2),
                PlotWidth
            );
        }
        else
        {
            return null;
        }

        return svg.ToPicture(BarHeight + (2 * Margin));
    }

    private static double PointsOf(Figure figure) =>
        figure is { Count: { } count, Of: { } total } ? 100.0 * count / total : 0;

    private void DrawBar(SvgWriter svg, ItemResult result)
    {
        var figures = ScaleSegments.FiguresOf(result);
        var classes = ScaleSegments.ClassesOf(result.Item.AnswerScale!);
        var points = figures.Select(PointsOf).ToArray();
        var optOut = PointsOf(result.Categories[^1].Figure);
        var x = (PlotWidth / 2) - (LeftOfCentre(points) * PerPoint);
        for (var i = 0; i < points.Length; i++)
        {
            if (points[i] > 0)
            {
                DrawSegment(svg, classes[i], points[i], x, figures[i]);
                x += points[i] * PerPoint;
            }
        }

        if (figures.Any(f => f.Form == FigureForm.OrMore))
        {
            svg.Rect("open", x, Margin, (100 - points.Sum()) * PerPoint, BarHeight);
        }

        svg.Line("axis", PlotWidth / 2, 0, PlotWidth / 2, BarHeight + (2 * Margin));
        if (optOut > 0)
        {
            var number = words.ShareNumber(result.Categories[^1].Figure);
            svg.Rect("c0", OptOutFrom, Margin, optOut * OptOutPerPoint, BarHeight);
            if (number.Any(c => c is >= '1' and <= '9'))
            {
                svg.Text("opt", 100, Margin + (BarHeight / 2) + 4, number);
            }
        }
    }

    // Where the scale has a middle point, one half of it.
    private static double LeftOfCentre(double[] points)
    {
        var half = points.Length / 2;
        var low = points[..half].Sum();
        return int.IsOddInteger(points.Length) ? low + (points[half] / 2) : low;
    }

    private void DrawSegment(SvgWriter svg, string look, double points, double x, Figure figure)
    {
        svg.Rect(look, x, Margin, points * PerPoint, BarHeight);
        // A bound is no share, and has no number here.
        var number = figure.Form == FigureForm.Share ? words.ShareNumber(figure) : "";
        if (number.Length > 0 && points > number.Length * PointsPerCharacter)
        {
            svg.Text("v", x + (points * PerPoint / 2), Margin + (BarHeight / 2) + 4, number);
        }
    }
}
