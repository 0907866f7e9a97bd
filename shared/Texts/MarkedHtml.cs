using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using RazorSlices;

namespace SurveyPipeline.Texts;

/// <summary>Renders HTML: every value is encoded, letters of all languages stay as they are, and each sentence in another language says so.</summary>
public static class MarkedHtml
{
    /// <summary>Encodes a value for HTML.</summary>
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The UTF-8 bytes of a slice.</summary>
    public static async Task<byte[]> RenderAsync(
        RazorSlice slice,
        CancellationToken cancellationToken
    )
    {
        await using var text = new StringWriter(CultureInfo.InvariantCulture);
        await slice.RenderAsync(text, Encoder, cancellationToken);
        var html = ForeignMarks.Resolve(text.ToString(), ProductTexts.Fallback);
        return Encoding.UTF8.GetBytes(Shorten(html));
    }

    // The encoder writes some harmless signs by their number: in French, ten thousand spaces that do not break in a report.
    private static string Shorten(string html) =>
        html.Replace("&#xA0;", "\u00A0", StringComparison.Ordinal)
            .Replace("&#x2B;", "+", StringComparison.Ordinal);
}
