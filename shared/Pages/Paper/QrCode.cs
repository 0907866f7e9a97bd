using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using QRCoder;

namespace SurveyPipeline.Pages.Paper;

/// <summary>A QR code as the path of an SVG, one unit a module.</summary>
/// <param name="Size">Width and height in modules, with the quiet zone of four on each side.</param>
/// <param name="Path">The dark modules, as <c>d</c> of one path.</param>
public sealed record QrCode(int Size, string Path)
{
    private const int LineHeight = 3;

    /// <summary>A drawing of the code that stands alone, for other documents.</summary>
    /// <param name="title">What it is, for people who do not see it.</param>
    /// <param name="lines">What stands below it.</param>
    public string ToSvg(string title, ImmutableArray<string> lines)
    {
        var height = Size + (LineHeight * lines.Length);
        var text = string.Concat(
            lines.Select(
                (line, i) =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"<text x=\"{Size / 2.0}\" y=\"{Size + (LineHeight * i) + 1}\" font-size=\"{FontSize(line):0.##}\" font-family=\"sans-serif\" text-anchor=\"middle\">{HtmlEncoder.Default.Encode(line)}</text>"
                    )
            )
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="{60.0 * height / Size:0.##}mm" viewBox="0 0 {Size} {height}" role="img" shape-rendering="crispEdges"><title>{HtmlEncoder.Default.Encode(
                title
            )}</title><path fill="#fff" d="M0 0h{Size}v{height}H0z"/><path d="{Path}"/>{text}</svg>

            """
        );
    }

    // A letter is about 0.6 of its size wide.
    private double FontSize(string line) => Math.Min(2, (Size - 2) / (0.6 * line.Length));

    /// <summary>The code of an address.</summary>
    /// <exception cref="ArgumentException">The text is longer than a QR code can hold.</exception>
    public static QrCode Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
        {
            var row = data.ModuleMatrix[y];
            for (var x = 0; x < row.Length; x++)
            {
                var start = x;
                while (x < row.Length && row[x])
                {
                    x++;
                }

                if (x > start)
                {
                    path.Append(
                        CultureInfo.InvariantCulture,
                        $"M{start} {y}h{x - start}v1h-{x - start}z"
                    );
                }
            }
        }

        return new QrCode(data.ModuleMatrix.Count, path.ToString());
    }
}
