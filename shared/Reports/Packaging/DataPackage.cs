using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Packaging;

/// <summary>Describes the files of a report for reuse, as a Frictionless Data Package.</summary>
public static class DataPackage
{
    /// <summary>The file.</summary>
    /// <param name="report">The report.</param>
    /// <param name="files">The files beside it.</param>
    public static byte[] Write(Report report, IEnumerable<ReportFile> files)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, ReadableJson.Options))
        {
            json.WriteStartObject();
            WriteHead(json, report);
            json.WriteStartArray("resources");
            foreach (var file in files)
            {
                WriteResource(json, file);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteHead(Utf8JsonWriter json, Report report)
    {
        var words = new ReportWording(report.Instrument, report.Instrument.DefaultLanguage);
        json.WriteString("profile", "data-package");
        json.WriteString("name", NameOf($"{report.Series.Id}-{report.Period}"));
        json.WriteString("version", report.Instrument.Version);
        json.WriteString(
            "title",
            $"{words.Say("site.title")} – {words.Periods.Period(report.Period)}"
        );
        json.WriteString("description", string.Join(' ', words.Notes(report)));
        json.WriteBoolean("trial", report.IsTrial);
        WriteOrigin(json, report, words);
    }

    private static void WriteOrigin(Utf8JsonWriter json, Report report, ReportWording words)
    {
        var origin = report.Origin;
        json.WriteStartArray("licenses");
        json.WriteStartObject();
        json.WriteString("name", origin.Licence.Id);
        json.WriteString("path", origin.Licence.Address.AbsoluteUri);
        json.WriteString("title", origin.Licence.Name);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("contributors");
        foreach (var name in origin.Contributors)
        {
            json.WriteStartObject();
            json.WriteString("title", name);
            json.WriteString("role", "author");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("keywords");
        foreach (var word in Citation.Keywords(report, words))
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
        json.WriteString("citation", Citation.Of(report, words));
        json.WriteString("createdForPeriod", report.Period.Name);
    }

    private static void WriteResource(Utf8JsonWriter json, ReportFile file)
    {
        json.WriteStartObject();
        json.WriteString("name", NameOf(file.Name));
        json.WriteString("path", file.Name);
        json.WriteString("format", file.Name[(file.Name.LastIndexOf('.') + 1)..]);
        json.WriteString("mediatype", file.ContentType.Split(';')[0]);
        json.WriteNumber("bytes", file.Bytes.Length);
        json.WriteString(
            "hash",
            "sha256:" + Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span))
        );
        if (file.Columns is { } columns)
        {
            json.WriteString("profile", "tabular-data-resource");
            json.WriteString("encoding", "utf-8");
            WriteSchema(json, columns);
        }

        json.WriteEndObject();
    }

    private static void WriteSchema(Utf8JsonWriter json, ImmutableArray<FileColumn> columns)
    {
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (var (name, type, description) in columns)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("type", type);
            json.WriteString("description", description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A name of the format: lower-case letters, digits, dots and hyphens.</summary>
    private static string NameOf(string text) =>
        string.Concat(
            text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : '-')
        );
}
