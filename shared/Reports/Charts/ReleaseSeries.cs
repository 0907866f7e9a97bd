using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Charts;

/// <summary>The top two of one stratum, release by release: points with their intervals, no line between them. One of several small
/// panels that share their axes.</summary>
/// <param name="words">The words.</param>
/// <param name="first">The first period of the common time axis.</param>
/// <param name="last">The last one.</param>
/// <param name="headingLines">How many lines the longest heading of the panels takes.</param>
internal sealed class ReleaseSeries(
    ReportWording words,
    Period first,
    Period last,
    int headingLines
)
{
    private const double LineHeight = 16;
    private const double PlotHeight = 90;
    private const double Left = 16;
    private const double Right = 97;
    private readonly double top = (headingLines * LineHeight) + 12;

    private double Height => top + PlotHeight + 20;

    /// <summary>The image.</summary>
    /// <param name="id">An id that is unique on the page.</param>
    /// <param name="title">What it is.</param>
    /// <param name="releases">Single releases in order.</param>
    public IHtmlContent Draw(string id, string title, ImmutableArray<ItemResult> releases)
    {
        var svg = new SvgWriter();
        var heading = words.Group(releases[0].Coverage.Group);
        foreach (
            var (line, i) in TextLines
                .Of(heading, TextLines.SmallPanelHeading)
                .Select((l, i) => (l, i))
        )
        {
            svg.Text("lab", 0, (i * LineHeight) + 12, line);
        }

        foreach (var percent in (int[])[0, 50, 100])
        {
            svg.Line("grid", Left - 2, Y(percent / 100.0), 100, Y(percent / 100.0));
            svg.Text("tick", Left - 4, Y(percent / 100.0) + 4, words.Numbers.Count(percent));
        }

        foreach (var release in releases)
        {
            DrawPoint(svg, release);
        }

        svg.Text("from", Left - 2, Height - 4, words.Periods.Period(first));
        svg.Text("to", 100, Height - 4, words.Periods.Period(last));
        return svg.ToImage(id, title, string.Join(' ', releases.Select(Describe)), Height);
    }

    private double Y(double share) => top + (PlotHeight * (1 - share));

    private double X(Period period)
    {
        var whole = (last.Start - first.Start).TotalDays;
        var part = (period.Start - first.Start).TotalDays;
        return whole > 0 ? Left + ((Right - Left) * part / whole) : (Left + Right) / 2;
    }

    /// <summary>Whether a release is drawn: as a share, as 0 where "few or none" chose one of the two, or as an open range above a bound.</summary>
    public static bool CanDraw(ItemResult release) =>
        release.IsBrokenDown
        && release.Scale!.Top.Form is FigureForm.Share or FigureForm.FewOrNone or FigureForm.OrMore;

    private void DrawPoint(SvgWriter svg, ItemResult release)
    {
        var x = X(release.Coverage.To);
        if (!CanDraw(release))
        {
            svg.Text("dash", x, Y(0) - 3, "–");
            return;
        }

        var (figure, interval) = (release.Scale!.Top, release.Scale.Interval);
        var share = (double)(figure.Count ?? 0) / (figure.Of ?? 1);
        if (figure.Form == FigureForm.OrMore)
        {
            svg.Line("beyond", x, Y(share), x, Y(1));
        }

        if (interval is { } limits)
        {
            svg.Line("whisker", x, Y(limits.Low), x, Y(limits.High));
        }

        svg.Circle("dot", x, Y(share), 3.5);
    }

    private string Describe(ItemResult release) =>
        words.Say(
            "chart.point",
            ("period", words.Periods.Span(release.Coverage)),
            ("figure", words.FigureWithInterval(release.Scale!.Top, release.Scale.Interval))
        );
}
