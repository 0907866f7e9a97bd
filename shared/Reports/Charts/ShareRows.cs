using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;
using SurveyPipeline.Statistics;

namespace SurveyPipeline.Reports.Charts;

/// <summary>A few shares below each other, each on a track of its own: the charts of the brief, without intervals.</summary>
internal static class ShareRows
{
    private const double LineHeight = 16;
    private const double Gap = 5;
    private const int LineLength = 40;
    private const int LabelLength = 32;
    private const int ShortValue = 8;

    /// <summary>The image.</summary>
    /// <param name="id">An id that is unique on the page.</param>
    /// <param name="title">What it is.</param>
    /// <param name="description">What it shows, in words.</param>
    /// <param name="rows">The shares, all of them such that <see cref="ShareTrack.CanDraw"/> allows them.</param>
    public static IHtmlContent Draw(
        string id,
        string title,
        string description,
        ImmutableArray<ShareRow> rows
    )
    {
        var svg = new SvgWriter();
        var y = 0.0;
        foreach (var row in rows)
        {
            y = row.Label.Length > 0 ? DrawLabel(svg, row, y) : y;
            ShareTrack.Draw(svg, row.Figure, interval: null, y + 1, 100);
            y += ShareTrack.Height + Gap;
        }

        return svg.ToImage(id, title, description, y - Gap + 2);
    }

    private static double DrawLabel(SvgWriter svg, ShareRow row, double y)
    {
        var isShort = row.Value.Length <= ShortValue;
        foreach (var line in TextLines.Of(row.Label, isShort ? LabelLength : LineLength))
        {
            y += LineHeight;
            svg.Text("lab", 0, y - 4, line);
        }

        if (isShort)
        {
            svg.Text("val", 100, y - 4, row.Value);
            return y;
        }

        foreach (var line in TextLines.Of(row.Value, LineLength))
        {
            y += LineHeight;
            svg.Text("words", 0, y - 4, line);
        }

        return y;
    }
}

/// <summary>One share of a chart.</summary>
/// <param name="Label">Whose it is; empty where the words beside the chart say it.</param>
/// <param name="Value">The share in words.</param>
/// <param name="Figure">The share.</param>
internal readonly record struct ShareRow(string Label, string Value, Figure Figure);
