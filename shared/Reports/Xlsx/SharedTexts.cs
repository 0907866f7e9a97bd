using System.Globalization;
using DocumentFormat.OpenXml.Packaging;

namespace SurveyPipeline.Reports.Xlsx;

/// <summary>The texts of a workbook, each once: cells name them by number. Figures repeat questions and groups in thousands of rows, so that this
/// halves the file and the time to write it.</summary>
/// <remarks>ECMA-376-1, section 18.4.</remarks>
internal sealed class SharedTexts
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>The number of a text.</summary>
    /// <exception cref="ReportNotWrittenException">No workbook can hold it.</exception>
    public int NumberOf(string text)
    {
        if (!numbers.TryGetValue(text, out var number))
        {
            number = numbers.Count;
            numbers.Add(CellText.Check(text), number);
        }

        return number;
    }

    /// <summary>Writes all texts, in the order of their numbers.</summary>
    public void Write(SharedStringTablePart part)
    {
        using var xml = SpreadsheetXml.Create(part);
        xml.WriteStartElement("sst", SpreadsheetXml.Namespace);
        xml.WriteAttributeString(
            "uniqueCount",
            numbers.Count.ToString(CultureInfo.InvariantCulture)
        );
        foreach (var text in numbers.OrderBy(n => n.Value).Select(n => n.Key))
        {
            xml.WriteStartElement("si", SpreadsheetXml.Namespace);
            xml.WriteStartElement("t", SpreadsheetXml.Namespace);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(text);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
