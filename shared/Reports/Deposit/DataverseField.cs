using System.Collections.Immutable;
using System.Text.Json;

namespace SurveyPipeline.Reports.Deposit;

/// <summary>A field of a Dataverse metadata block: its name, its class, whether it may stand several times, and its value.</summary>
internal sealed class DataverseField
{
    private readonly Action<Utf8JsonWriter> writeValue;

    private DataverseField(string name, string kind, bool isMultiple, Action<Utf8JsonWriter> value)
    {
        (Name, Kind, IsMultiple) = (name, kind, isMultiple);
        writeValue = value;
    }

    private string Name { get; }

    private string Kind { get; }

    private bool IsMultiple { get; }

    /// <summary>One text.</summary>
    public static DataverseField Text(string name, string text) =>
        new(name, "primitive", isMultiple: false, json => json.WriteStringValue(text));

    /// <summary>Several texts.</summary>
    public static DataverseField Texts(string name, ImmutableArray<string> texts) =>
        new(name, "primitive", isMultiple: true, json => WriteAll(json, texts));

    /// <summary>Terms of the archive's own list.</summary>
    public static DataverseField Choices(string name, ImmutableArray<string> terms) =>
        new(name, "controlledVocabulary", isMultiple: true, json => WriteAll(json, terms));

    /// <summary>Several groups of fields.</summary>
    public static DataverseField Groups(
        string name,
        IEnumerable<ImmutableArray<DataverseField>> groups
    ) => new(name, "compound", isMultiple: true, json => WriteGroups(json, groups));

    /// <summary>Writes it.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("typeName", Name);
        json.WriteBoolean("multiple", IsMultiple);
        json.WriteString("typeClass", Kind);
        json.WritePropertyName("value");
        writeValue(json);
        json.WriteEndObject();
    }

    private static void WriteAll(Utf8JsonWriter json, ImmutableArray<string> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteGroups(
        Utf8JsonWriter json,
        IEnumerable<ImmutableArray<DataverseField>> groups
    )
    {
        json.WriteStartArray();
        foreach (var group in groups)
        {
            json.WriteStartObject();
            foreach (var field in group)
            {
                json.WritePropertyName(field.Name);
                field.Write(json);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
