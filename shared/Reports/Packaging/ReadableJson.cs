using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace SurveyPipeline.Reports.Packaging;

/// <summary>How descriptions of data are written: for people to read as well, and the same bytes on every machine.</summary>
internal static class ReadableJson
{
    /// <summary>The options of the writer.</summary>
    public static JsonWriterOptions Options { get; } =
        new()
        {
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            Indented = true,
            NewLine = "\n",
        };
}
