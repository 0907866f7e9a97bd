using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace SurveyPipeline.Reports.Xlsx;

/// <summary>Streams one sheet: thousands of cells, none of them kept as an object. The library's own writer makes several objects of each cell
/// and took nine tenths of the time of a whole report.</summary>
/// <remarks>Elements and their order are those of ECMA-376-1, section 18.3.</remarks>
internal static class SheetWriter
{
    private const string Spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static void Write(WorksheetPart part, Sheet sheet, bool isRightToLeft)
    {
        using var stream = part.GetStream(FileMode.Create);
        using var xml = XmlWriter.Create(
            stream,
            new XmlWriterSettings { Encoding = new UTF8Encoding(false) }
        );
        xml.WriteStartElement("worksheet", Spreadsheet);
        xml.WriteStartElement("sheetPr", Spreadsheet);
        WriteEmpty(xml, "pageSetUpPr", ("fitToPage", "1"));
        xml.WriteEndElement();
        WriteView(xml, sheet.HeaderRow, isRightToLeft);
        WriteWidths(xml, sheet.Widths);
        xml.WriteStartElement("sheetData", Spreadsheet);
        for (var row = 0; row < sheet.Rows.Length; row++)
        {
            WriteRow(xml, row + 1, sheet.Rows[row]);
        }

        xml.WriteEndElement();
        if (sheet.HeaderRow is { } header)
        {
            var last = Reference(sheet.Widths.Length, Math.Max(sheet.Rows.Length, header));
            WriteEmpty(xml, "autoFilter", ("ref", $"{Reference(1, header)}:{last}"));
        }

        // A4, as wide as the page and as long as it has to be.
        WriteEmpty(
            xml,
            "pageSetup",
            ("paperSize", "9"),
            ("fitToHeight", "0"),
            ("orientation", "landscape")
        );
        xml.WriteEndElement();
    }

    /// <summary>The name of a column.</summary>
    /// <param name="column">From 1.</param>
    public static char NameOf(int column) => (char)('A' + column - 1);

    private static void WriteView(XmlWriter xml, int? header, bool isRightToLeft)
    {
        xml.WriteStartElement("sheetViews", Spreadsheet);
        xml.WriteStartElement("sheetView", Spreadsheet);
        if (isRightToLeft)
        {
            xml.WriteAttributeString("rightToLeft", "1");
        }

        xml.WriteAttributeString("workbookViewId", "0");
        if (header is { } row)
        {
            WriteEmpty(
                xml,
                "pane",
                ("ySplit", Number(row)),
                ("topLeftCell", Reference(1, row + 1)),
                ("activePane", "bottomLeft"),
                ("state", "frozen")
            );
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteWidths(XmlWriter xml, ImmutableArray<double> widths)
    {
        xml.WriteStartElement("cols", Spreadsheet);
        for (var i = 0; i < widths.Length; i++)
        {
            WriteEmpty(
                xml,
                "col",
                ("min", Number(i + 1)),
                ("max", Number(i + 1)),
                ("width", widths[i].ToString(CultureInfo.InvariantCulture)),
                ("customWidth", "1")
            );
        }

        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, int number, ImmutableArray<SheetCell> cells)
    {
        xml.WriteStartElement("row", Spreadsheet);
        xml.WriteAttributeString("r", Number(number));
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] is { Text: not "" } cell)
            {
                WriteCell(xml, Reference(i + 1, number), cell);
            }
        }

        xml.WriteEndElement();
    }

    private static void WriteCell(XmlWriter xml, string reference, SheetCell cell)
    {
        xml.WriteStartElement("c", Spreadsheet);
        xml.WriteAttributeString("r", reference);
        xml.WriteAttributeString("s", Number((int)cell.Style));
        if (cell.Text is { } text)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Spreadsheet);
            xml.WriteStartElement("t", Spreadsheet);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(CellText.Check(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteElementString("v", Spreadsheet, cell.Number!);
        }

        xml.WriteEndElement();
    }

    private static void WriteEmpty(
        XmlWriter xml,
        string name,
        params ReadOnlySpan<(string Name, string Value)> attributes
    )
    {
        xml.WriteStartElement(name, Spreadsheet);
        foreach (var (attribute, value) in attributes)
        {
            xml.WriteAttributeString(attribute, value);
        }

        xml.WriteEndElement();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Reference(int column, int row) =>
        string.Create(CultureInfo.InvariantCulture, $"{NameOf(column)}{row}");
}
