using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Rows;
using SurveyPipeline.Texts;

namespace SurveyPipeline.Reports.Json;

/// <summary>Writes the report as JSON: codes alone, the same for every language, described by the schema that is published beside it.</summary>
public static class JsonReport
{
    /// <summary>The version of the format: the first number changes when readers have to.</summary>
    public const string SchemaVersion = "2.0";

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The file.</summary>
    public static byte[] Write(Report report, ImmutableArray<FigureRow> rows)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            WriteHead(json, report);
            json.WriteStartArray("respondents");
            WriteFigures(json, report, rows.Where(r => r.Item is null));
            json.WriteEndArray();
            json.WriteStartArray("items");
            var byItem = rows.ToLookup(r => r.Item?.Item.Id);
            foreach (var item in report.Items)
            {
                WriteItem(json, report, item, byItem[item.Item.Id]);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteHead(Utf8JsonWriter json, Report report)
    {
        json.WriteString("schema", JsonReportSchema.FileName);
        json.WriteString("schemaVersion", SchemaVersion);
        json.WriteString("series", report.Series.Id.Value);
        json.WriteString("instrument", report.Instrument.Id);
        json.WriteString("questionnaireVersion", report.Instrument.Version);
        json.WriteString("period", report.Period.Name);
        json.WriteBoolean("trial", report.IsTrial);
        json.WriteString("status", report.HasReleases ? "released" : FormCodes.NotEnough);
        json.WriteNumber("threshold", report.Series.Threshold);
        json.WriteNumber("tests", report.TestCount);
    }

    private static void WriteItem(
        Utf8JsonWriter json,
        Report report,
        ItemReport item,
        IEnumerable<FigureRow> rows
    )
    {
        json.WriteStartObject();
        json.WriteString("id", item.Item.Id.Value);
        json.WriteString("theme", item.Dimension.Id);
        json.WriteStartArray("figures");
        WriteFigures(json, report, rows);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFigures(
        Utf8JsonWriter json,
        Report report,
        IEnumerable<FigureRow> rows
    )
    {
        foreach (var row in rows)
        {
            json.WriteStartObject();
            foreach (var column in JsonColumns.OfFigures)
            {
                if (column.Read(row, report) is { } field)
                {
                    json.WritePropertyName(JsonColumns.NameOf(column));
                    if (column.Kind == ColumnKind.Text)
                    {
                        json.WriteStringValue(field);
                    }
                    else
                    {
                        json.WriteRawValue(field);
                    }
                }
            }

            json.WriteEndObject();
        }
    }
}

/// <summary>The JSON Schema of the report, published in every folder beside it.</summary>
public static class JsonReportSchema
{
    /// <summary>The name under which it is published.</summary>
    public const string FileName = "report.schema.json";

    /// <summary>Its bytes.</summary>
    public static ReadOnlyMemory<byte> Bytes { get; } = Resource.Read("reports/" + FileName);
}
