using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Charts;

/// <summary>The measures of stacked bars, in pixels down the image.</summary>
/// <param name="LabelHeight">Of the line that names the group.</param>
/// <param name="BarHeight">Of the bar.</param>
/// <param name="HasKey">Whether key figures stand below the bars.</param>
/// <param name="Gap">Between groups.</param>
/// <param name="NamesEnds">Whether the ends of the scale are named above the bars, where no legend stands nearby.</param>
internal sealed record BarLayout(
    double LabelHeight,
    double BarHeight,
    bool HasKey,
    double Gap,
    bool NamesEnds
)
{
    /// <summary>Below a question: with key figures.</summary>
    public static BarLayout Full { get; } = new(17, 20, HasKey: true, 9, NamesEnds: false);

    /// <summary>On the first page: bars alone, ends named.</summary>
    public static BarLayout Compact { get; } = new(15, 13, HasKey: false, 5, NamesEnds: true);
}

/// <summary>One share as a bar on a track, with its interval as a whisker.</summary>
internal static class ShareTrack
{
    /// <summary>Height of the bar.</summary>
    public const double Height = 12;

    /// <summary>Whether a figure can be drawn: a share, or a lower bound of answers that are broken down.</summary>
    public static bool CanDraw(Figure figure, bool isBrokenDown) =>
        figure.Form == FigureForm.Share || (isBrokenDown && figure.Form == FigureForm.OrMore);

    /// <summary>Draws it; what lies beyond a lower bound stays open.</summary>
    /// <param name="svg">The image.</param>
    /// <param name="figure">One that <see cref="CanDraw"/> allows.</param>
    /// <param name="interval">Its interval, or null.</param>
    /// <param name="y">The upper edge in pixels.</param>
    /// <param name="width">The width of the whole track in per cent.</param>
    public static void Draw(
        SvgWriter svg,
        Figure figure,
        Interval? interval,
        double y,
        double width
    )
    {
        var length = width * figure.Count!.Value / figure.Of!.Value;
        svg.Rect("track", 0, y, width, Height);
        svg.Rect("bar", 0, y, length, Height);
        if (figure.Form == FigureForm.OrMore)
        {
            svg.Rect("open", length, y, width - length, Height);
        }

        if (interval is { } limits)
        {
            var middle = y + (Height / 2);
            svg.Line("halo", width * limits.Low, middle, width * limits.High, middle);
            svg.Line("whisker", width * limits.Low, middle, width * limits.High, middle);
        }
    }
}
