using System.Text;

namespace SurveyPipeline.Tests.Integration.Privacy;

/// <summary>Finds a text in bytes, however it may be written there.</summary>
internal static class Traces
{
    /// <summary>Whether the bytes hold the text in UTF-8, in UTF-16, or inside something in base64.</summary>
    public static bool Hold(ReadOnlySpan<byte> bytes, string text)
    {
        foreach (var form in FormsOf(text))
        {
            if (bytes.IndexOf(form) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<byte[]> FormsOf(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        yield return plain;
        yield return Encoding.Unicode.GetBytes(text);
        for (var before = 0; before < 3; before++)
        {
            // The characters that depend on this text alone, wherever it begins.
            var whole = Convert.ToBase64String([.. new byte[before], .. plain]);
            var first = (before * 8 + 5) / 6;
            var last = (before + plain.Length) * 8 / 6;
            yield return Encoding.ASCII.GetBytes(whole[first..last]);
        }
    }
}
