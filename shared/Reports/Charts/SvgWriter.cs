using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Reports.Charts;

/// <summary>Writes one SVG image. Across, everything is in per cent of its width and down in pixels: so it fits a phone and a printed
/// page while its text keeps its size. Colours come from the page's style sheet, by class.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder markup = new();

    /// <summary>A rectangle.</summary>
    public void Rect(string style, double x, double y, double width, double height) =>
        markup.Append(
            CultureInfo.InvariantCulture,
            $"<rect class=\"{style}\" x=\"{x:0.##}%\" y=\"{y:0.#}\" width=\"{width:0.##}%\" height=\"{height:0.#}\"/>"
        );

    /// <summary>A straight line.</summary>
    public void Line(string style, double x1, double y1, double x2, double y2) =>
        markup.Append(
            CultureInfo.InvariantCulture,
            $"<line class=\"{style}\" x1=\"{x1:0.##}%\" y1=\"{y1:0.#}\" x2=\"{x2:0.##}%\" y2=\"{y2:0.#}\"/>"
        );

    /// <summary>A line of text.</summary>
    public void Text(string style, double x, double y, string text) =>
        markup.Append(
            CultureInfo.InvariantCulture,
            $"<text class=\"{style}\" x=\"{x:0.##}%\" y=\"{y:0.#}\">{MarkedHtml.Encoder.Encode(text)}</text>"
        );

    /// <summary>The whole image, for eyes alone: words beside it say the same, so that nobody hears it twice.</summary>
    /// <param name="height">Its height in pixels.</param>
    public IHtmlContent ToPicture(double height) =>
        new HtmlString(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<svg aria-hidden=\"true\" width=\"100%\" height=\"{height:0}\">{markup}</svg>"
            )
        );

    /// <summary>The whole image.</summary>
    /// <param name="id">An id that is unique on the page.</param>
    /// <param name="title">What the image is, in a few words.</param>
    /// <param name="description">What it shows, in words: its alternative for who can't see it.</param>
    /// <param name="height">Its height in pixels.</param>
    public IHtmlContent ToImage(string id, string title, string description, double height) =>
        new HtmlString(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<svg role=\"img\" aria-labelledby=\"{id}-t {id}-d\" width=\"100%\" height=\"{height:0}\"><title id=\"{id}-t\">{MarkedHtml.Encoder.Encode(title)}</title><desc id=\"{id}-d\">{MarkedHtml.Encoder.Encode(description)}</desc>{markup}</svg>"
            )
        );
}
