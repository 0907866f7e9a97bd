using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;
using SurveyPipeline.Instruments;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Charts;

/// <summary>A scale item's distribution in each group: a stacked bar whose neutral middle stands on one centre line, low codes to the left,
/// high codes to the right, the opt-out in a column of its own. Tables with undistributed answers are put in words, not drawn.</summary>
internal sealed class DivergingStackedBars(ReportWording words, BarLayout layout)
{
    private const double PlotWidth = 88;
    private const double PerPoint = PlotWidth / 200;
    private const double OptOutFrom = 90;
    private const double OptOutPerPoint = 0.1;
    private const double PointsPerCharacter = 6;
    private const int LabelLength = 32;
    private const int LineLength = 42;
    private const int EndsLength = 44;
    private const double EndHeight = 15;
    private const double KeyHeight = 15;

    /// <summary>The image.</summary>
    /// <param name="id">An id that is unique on the page.</param>
    /// <param name="title">What it is.</param>
    /// <param name="results">The released results of one scale item, one for each group.</param>
    public IHtmlContent Draw(string id, string title, IReadOnlyList<ItemResult> results)
    {
        var svg = new SvgWriter();
        var y = layout.NamesEnds ? DrawEnds(svg, results[0].Item.Categories) : 0;
        foreach (var result in results)
        {
            y = DrawRow(svg, result, y) + layout.Gap;
        }

        var description = string.Join(' ', results.Select(words.DescribeBar));
        return svg.ToImage(id, title, description, y);
    }

    private static double PointsOf(Figure figure) =>
        figure is { Count: { } count, Of: { } total } ? 100.0 * count / total : 0;

    /// <summary>Names the ends of the scale, below each other where a phone has no room for both in one line.</summary>
    private double DrawEnds(SvgWriter svg, ImmutableArray<Category> categories)
    {
        var low = "← " + categories[0].Label[words.Language];
        var high = categories[^2].Label[words.Language] + " →";
        var isOneLine = TextLines.WidthOf(low + high) <= EndsLength;
        var y = DrawEnd(svg, "end", 0, low, 0);
        return DrawEnd(svg, "end last", 100, high, isOneLine ? 0 : y);
    }

    private static double DrawEnd(SvgWriter svg, string style, double x, string text, double y)
    {
        foreach (var line in TextLines.Of(text, EndsLength))
        {
            svg.Text(style, x, y + 11, line);
            y += EndHeight;
        }

        return y;
    }

    private double DrawRow(SvgWriter svg, ItemResult result, double top)
    {
        svg.Text("n", 100, top + layout.LabelHeight - 4, words.ShortAnswers(result.Coverage.N));
        var y = top;
        foreach (var line in TextLines.Of(words.Group(result.Coverage.Group), LabelLength))
        {
            y += layout.LabelHeight;
            svg.Text("lab", 0, y - 4, line);
        }

        if (result.IsBrokenDown)
        {
            DrawBar(svg, result, y);
            y += layout.BarHeight;
        }

        return layout.HasKey || !result.IsBrokenDown
            ? DrawKey(svg, words.KeyFigures(result), y)
            : y;
    }

    private static double DrawKey(SvgWriter svg, string key, double y)
    {
        foreach (var line in TextLines.Of(key, LineLength))
        {
            svg.Text("key", 0, y + 13, line);
            y += KeyHeight;
        }

        return y;
    }

    private void DrawBar(SvgWriter svg, ItemResult result, double y)
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
                DrawSegment(svg, classes[i], points[i], x, y, figures[i]);
                x += points[i] * PerPoint;
            }
        }

        svg.Line("axis", PlotWidth / 2, y - 2, PlotWidth / 2, y + layout.BarHeight + 2);
        if (optOut > 0)
        {
            var number = words.ShareNumber(result.Categories[^1].Figure);
            svg.Rect("c0", OptOutFrom, y, optOut * OptOutPerPoint, layout.BarHeight);
            svg.Text("opt", 100, y + (layout.BarHeight / 2) + 4, number);
        }
    }

    // Where the scale has a middle point, one half of it.
    private static double LeftOfCentre(double[] points)
    {
        var half = points.Length / 2;
        var low = points[..half].Sum();
        return int.IsOddInteger(points.Length) ? low + (points[half] / 2) : low;
    }

    private void DrawSegment(
        SvgWriter svg,
        string look,
        double points,
        double x,
        double y,
        Figure figure
    )
    {
        svg.Rect(look, x, y, points * PerPoint, layout.BarHeight);
        var number = words.ShareNumber(figure);
        if (points > number.Length * PointsPerCharacter)
        {
            var middle = x + (points * PerPoint / 2);
            svg.Text("v", middle, y + (layout.BarHeight / 2) + 4, number);
        }
    }
}
