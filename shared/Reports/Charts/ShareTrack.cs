using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Charts;

/// <summary>One share as a bar on a track, with its interval as a whisker; of a range, the bar is full to its low end and hatched on to its
/// high one (<c>statistics.md</c> section 1).</summary>
internal static class ShareTrack
{
    /// <summary>Height of the bar.</summary>
    public const double Height = 12;

    /// <summary>Whether a figure can be drawn: a share, "few or none" as 0, a bound of answers that are broken down, or a range.</summary>
    public static bool CanDraw(Figure figure) =>
        figure.Form == FigureForm.FewOrNone
        || figure.LowEnd is not null
        || figure.Percentages is not null;

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
        var length = width * (figure.LowEnd ?? 0);
        svg.Rect("track", 0, y, width, Height);
        svg.Rect("bar", 0, y, length, Height);
        if (figure.Percentages?.Hatched is { } hatched)
        {
            svg.Rect("span", length, y, (width * hatched) - length, Height);
        }
        else if (figure.Form == FigureForm.OrMore)
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
