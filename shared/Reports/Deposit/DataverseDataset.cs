using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SurveyPipeline.Reports.Figures;
using SurveyPipeline.Reports.Packaging;
using SurveyPipeline.Reports.Wording;

namespace SurveyPipeline.Reports.Deposit;

/// <summary>Describes a report as the native API of a Dataverse archive takes it to create a dataset.</summary>
public static class DataverseDataset
{
    /// <summary>The file.</summary>
    public static byte[] Write(Report report)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, ReadableJson.Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("datasetVersion");
            json.WriteStartObject("license");
            json.WriteString("name", report.Origin.Licence.Name);
            json.WriteString("uri", report.Origin.Licence.Address.AbsoluteUri);
            json.WriteEndObject();
            json.WriteStartObject("metadataBlocks");
            WriteBlock(json, "citation", CitationFields(report));
            WriteBlock(json, "socialscience", StudyFields(report));
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteBlock(
        Utf8JsonWriter json,
        string name,
        IEnumerable<DataverseField> fields
    )
    {
        json.WriteStartObject(name);
        json.WriteStartArray("fields");
        foreach (var field in fields)
        {
            field.Write(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IEnumerable<DataverseField> CitationFields(Report report)
    {
        var words = new ReportWording(report.Instrument, report.Instrument.DefaultLanguage);
        var origin = report.Origin;
        return
        [
            DataverseField.Text("title", Citation.Title(report, words)),
            DataverseField.Groups(
                "author",
                origin.Contributors.Select(c =>
                    ImmutableArray.Create(DataverseField.Text("authorName", c))
                )
            ),
            DataverseField.Groups(
                "datasetContact",
                [
                    [.. Contact(report)],
                ]
            ),
            DataverseField.Groups(
                "dsDescription",
                report.Instrument.Languages.Select(l =>
                    ImmutableArray.Create(
                        DataverseField.Text(
                            "dsDescriptionValue",
                            Description(report, new(report.Instrument, l))
                        )
                    )
                )
            ),
            DataverseField.Choices("subject", ["Social Sciences"]),
            DataverseField.Groups(
                "keyword",
                Citation
                    .Keywords(report, words)
                    .Select(k => ImmutableArray.Create(DataverseField.Text("keywordValue", k)))
            ),
            DataverseField.Groups(
                "producer",
                [
                    [DataverseField.Text("producerName", origin.Organiser)],
                ]
            ),
            DataverseField.Groups(
                "timePeriodCovered",
                [
                    [.. Days(report, "timePeriodCovered")],
                ]
            ),
            DataverseField.Groups(
                "dateOfCollection",
                [
                    [.. Days(report, "dateOfCollection")],
                ]
            ),
            DataverseField.Texts("kindOfData", ["Aggregate data"]),
        ];
    }

    private static IEnumerable<DataverseField> StudyFields(Report report)
    {
        var origin = report.Origin;
        yield return DataverseField.Texts("unitOfAnalysis", ["Individual"]);
        if (origin.AskedWhom is { } whom)
        {
            yield return DataverseField.Texts("universe", [whom]);
        }

        yield return DataverseField.Text("dataCollector", origin.Organiser);
        yield return DataverseField.Text(
            "samplingProcedure",
            origin.AskedHow is { } how
                ? $"Non-probability: Availability. {how}"
                : "Non-probability: Availability"
        );
        yield return DataverseField.Texts(
            "collectionMode",
            [
                "Self-administered questionnaire: Web-based (CAWI)",
                "Self-administered questionnaire: Paper",
            ]
        );
        yield return DataverseField.Text("researchInstrument", "Structured questionnaire");
        if (origin.KnownEvents is { } events)
        {
            yield return DataverseField.Text("dataCollectionSituation", events);
        }
    }

    // An archive wants an address to write to: where the contact holds none, whoever deposits fills it in.
    private static IEnumerable<DataverseField> Contact(Report report)
    {
        yield return DataverseField.Text("datasetContactName", report.Origin.Organiser);
        if (
            report
                .Origin.Contact.Split([' ', ',', ';', '<', '>'])
                .FirstOrDefault(w => w.IndexOf('@', StringComparison.Ordinal) > 0) is
            { } address
        )
        {
            yield return DataverseField.Text("datasetContactEmail", address);
        }
    }

    private static string Description(Report report, ReportWording words) =>
        string.Join(' ', words.Notes(report).Prepend(words.Say("start.purpose")));

    private static IEnumerable<DataverseField> Days(Report report, string field) =>
        [
            DataverseField.Text(
                $"{field}Start",
                report.Period.FirstDay.ToString("O", CultureInfo.InvariantCulture)
            ),
            DataverseField.Text(
                $"{field}End",
                report.Period.LastDay.ToString("O", CultureInfo.InvariantCulture)
            ),
        ];
}
