using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SurveyPipeline.Periods;
using SurveyPipeline.Reports.Charts;
using SurveyPipeline.Statistics;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Reports.History;

/// <summary>One release of a chart.</summary>
/// <param name="Period">The period that closed.</param>
/// <param name="Share">The share, or its lower bound; null where there is none.</param>
/// <param name="Interval">Its interval, where one is shown.</param>
/// <param name="Open">Between what it lies: a range, or what is open above a bound. Where this is null too, nothing may be drawn: a dash then
/// stands on the axis.</param>
public sealed record ChartPoint(
    Period Period,
    double? Share,
    Interval? Interval = null,
    (double From, double To)? Open = null
);

/// <summary>One row of points on a common time axis.</summary>
/// <param name="Label">What it is of; null where the chart has one row alone.</param>
/// <param name="Points">Its points in order.</param>
public sealed record ChartTrack(string? Label, ImmutableArray<ChartPoint> Points);

/// <summary>Draws releases as points with their intervals: no line between them, since nothing is known of what lies between. All points of a row
/// are one path, so that sixty of them weigh little. The colours come from a style sheet, by class.</summary>
public sealed class SeriesChart
{
    /// <summary>What a chart by itself carries as its style.</summary>
    public const string Style =
        "text{font:10px sans-serif;fill:#525c5b}.end{text-anchor:end}.grid{stroke:#d8d5cc}.dots,.bars,.open,.none{fill:none;stroke:#0b5a63}"
        + ".dots{stroke-width:5;stroke-linecap:round}.bars{stroke-width:1.3}.open{stroke-dasharray:2 2}.none{stroke:#525c5b}";

    private const double Width = 320;
    private const double Left = 24;
    private const double Right = 314;
    private const double Tall = 78;
    private const double Low = 26;
    private const double LineHeight = 12;
    private const int LongestLine = 52;

    private readonly StringBuilder markup = new();
    private readonly string from;
    private readonly string to;

    // Whole units in a page, where sixty points of forty charts weigh.
    private readonly string precision;
    private readonly Period first;
    private readonly Period last;
    private double y = 8;

    private SeriesChart(Period first, Period last, string from, string to, string precision) =>
        (this.first, this.last, this.from, this.to, this.precision) = (
            first,
            last,
            from,
            to,
            precision
        );

    /// <summary>The image.</summary>
    /// <param name="id">An id that is unique on the page.</param>
    /// <param name="title">What it is of.</param>
    /// <param name="description">What it shows, in words.</param>
    /// <param name="tracks">Its rows.</param>
    /// <param name="from">The first period on the axis, in words.</param>
    /// <param name="to">The last one.</param>
    /// <param name="style">The style of an image by itself; null in a page, which has it.</param>
    public static string Draw(
        string id,
        string title,
        string description,
        ImmutableArray<ChartTrack> tracks,
        string from,
        string to,
        string? style = null
    )
    {
        var periods = tracks.SelectMany(t => t.Points).Select(p => p.Period).ToList();
        var chart = new SeriesChart(
            periods.MinBy(p => p.Start),
            periods.MaxBy(p => p.Start),
            from,
            to,
            style is null ? "0" : "0.#"
        );
        foreach (var track in tracks)
        {
            chart.Add(track, tracks.Length == 1 ? Tall : Low);
        }

        return chart.ToImage(id, title, description, style);
    }

    private void Add(ChartTrack track, double height)
    {
        if (track.Label is { } label)
        {
            foreach (var line in TextLines.Of(label, LongestLine))
            {
                y += LineHeight;
                Text("", Left, y - 2, line);
            }

            y += 6;
        }

        var (top, bottom) = (y, y + height);
        foreach (var percent in track.Label is null ? (int[])[0, 50, 100] : [0, 100])
        {
            var at = bottom - (height * percent / 100);
            markup.Append(
                CultureInfo.InvariantCulture,
                $"<path class=\"grid\" d=\"M{Left} {at:0.#}H{Width}\"/>"
            );
            Text("end", Left - 4, at + 3, percent.ToString(CultureInfo.InvariantCulture));
        }

        double Y(double share) => bottom - (height * share);
        Path(
            "bars",
            track,
            p => p.Interval is { } i ? $"V{Number(Y(i.High))}" : null,
            p => Y(p.Interval!.Value.Low)
        );
        Path(
            "open",
            track,
            p => p.Open is { To: var to } ? $"V{Number(Y(to))}" : null,
            p => Y(p.Open!.Value.From)
        );
        Path("dots", track, p => p.Share is null ? null : "h0", p => Y(p.Share!.Value));
        Path("none", track, p => p.Share is null && p.Open is null ? "h3" : null, _ => bottom - 3);
        y = bottom + 8;
    }

    private void Path(
        string style,
        ChartTrack track,
        Func<ChartPoint, string?> draw,
        Func<ChartPoint, double> start
    )
    {
        var steps = string.Concat(
            track.Points.Select(p =>
                draw(p) is { } step ? $"M{Number(X(p.Period))} {Number(start(p))}{step}" : ""
            )
        );
        if (steps.Length > 0)
        {
            markup.Append(CultureInfo.InvariantCulture, $"<path class=\"{style}\" d=\"{steps}\"/>");
        }
    }

    private double X(Period period)
    {
        var whole = (last.Start - first.Start).TotalDays;
        return whole > 0
            ? Left + 5 + ((Right - Left - 5) * (period.Start - first.Start).TotalDays / whole)
            : (Left + Right) / 2;
    }

    private void Text(string style, double x, double at, string text) =>
        markup.Append(
            CultureInfo.InvariantCulture,
            $"<text{(style.Length == 0 ? "" : $" class=\"{style}\"")} x=\"{x:0.#}\" y=\"{at:0.#}\">{MarkedHtml.Encoder.Encode(text)}</text>"
        );

    private string Number(double value) => value.ToString(precision, CultureInfo.InvariantCulture);

    private string ToImage(string id, string title, string description, string? style)
    {
        Text("", Left, y + 6, from);
        if (first != last)
        {
            Text("end", Right + 4, y + 6, to);
        }

        var size = string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {y + 10:0}");
        var own = style is null ? "" : $" xmlns=\"http://www.w3.org/2000/svg\" width=\"640\"";
        var sheet = style is null ? "" : $"<style>{style}</style>";
        return $"<svg{own} viewBox=\"{size}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">{MarkedHtml.Encoder.Encode(title)}</title>"
            + $"<desc id=\"{id}-d\">{MarkedHtml.Encoder.Encode(description)}</desc>{sheet}{markup}</svg>";
    }
}
