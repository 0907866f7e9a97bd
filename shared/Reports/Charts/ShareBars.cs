using Microsoft.AspNetCore.Html;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Charts;

/// <summary>The answers to a single or multi-choice item in one group: horizontal bars on a common track, with intervals where there are
/// any. What is no share stands there in words. Never a pie: option shares do not add up.</summary>
internal sealed class ShareBars(ReportWording words)
{
    private const double TrackWidth = 68;
    private const double LineHeight = 16;
    private const double Gap = 8;

    /// <summary>The image.</summary>
    /// <param name="id">An id that is unique on the page.</param>
    /// <param name="title">What it is.</param>
    /// <param name="result">A released result.</param>
    /// <param name="headingLines">How many lines the longest heading takes in the charts beside it.</param>
    public IHtmlContent Draw(string id, string title, ItemResult result, int headingLines)
    {
        var svg = new SvgWriter();
        DrawLines(svg, "lab", words.Group(result.Coverage.Group), 0, TextLines.SmallPanelHeading);
        var y = headingLines * LineHeight;
        y = DrawLines(svg, "words", words.Answers(result.Coverage.N), y) + 4;
        foreach (var category in result.Categories)
        {
            if (ReportWording.IsOfAll(result, category.Category))
            {
                svg.Line("grid", 0, y, 100, y);
                y += Gap;
            }

            y = DrawLines(svg, "cat", words.LabelOf(result, category.Category), y);
            y = DrawFigure(svg, category, y) + Gap;
        }

        return svg.ToImage(id, title, words.DescribeShares(result), y);
    }

    private static double DrawLines(
        SvgWriter svg,
        string style,
        string text,
        double y,
        int most = TextLines.SmallPanel
    )
    {
        foreach (var line in TextLines.Of(text, most))
        {
            svg.Text(style, 0, y + 12, line);
            y += LineHeight;
        }

        return y;
    }

    private double DrawFigure(SvgWriter svg, CategoryFigure category, double y)
    {
        var text = words.ShareOrBound(category.Figure);
        if (category.Figure.Share is not null)
        {
            ShareTrack.Draw(svg, category.Figure, category.Interval, y, TrackWidth);
            svg.Text("val", 100, y + 11, text);
            return y + ShareTrack.Height;
        }

        y = DrawLines(svg, "words", text, y);
        if (!ShareTrack.CanDraw(category.Figure))
        {
            return y;
        }

        ShareTrack.Draw(svg, category.Figure, interval: null, y + 2, TrackWidth);
        return y + 2 + ShareTrack.Height;
    }
}
