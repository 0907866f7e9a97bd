using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Reports.Packaging;

/// <summary>One file of a report, ready to be published.</summary>
/// <param name="Name">File name: letters, digits, dots and hyphens.</param>
/// <param name="Format">The code of its format.</param>
/// <param name="Language">Its language; null for a file for all.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Bytes">The content.</param>
public sealed record ReportFile(
    string Name,
    string Format,
    Language? Language,
    string ContentType,
    ReadOnlyMemory<byte> Bytes
)
{
    /// <summary>The columns of a table; null where the file is none.</summary>
    public ImmutableArray<FileColumn>? Columns { get; init; }
}

/// <summary>A column of a file, as the description of the data tells it.</summary>
/// <param name="Name">The name in the first row.</param>
/// <param name="Type">A type of Frictionless Table Schema.</param>
/// <param name="Description">What it holds.</param>
public sealed record FileColumn(string Name, string Type, string Description);

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
