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
    private const int LineHeight = 15;
    private const int TitleHeight = 21;

    public static void Write(WorksheetPart part, Sheet sheet, SharedTexts texts, bool isRightToLeft)
    {
        using var xml = SpreadsheetXml.Create(part);
        xml.WriteStartElement("worksheet", SpreadsheetXml.Namespace);
        xml.WriteStartElement("sheetPr", SpreadsheetXml.Namespace);
        WriteEmpty(xml, "pageSetUpPr", ("fitToPage", "1"));
        xml.WriteEndElement();
        WriteView(xml, sheet.HeaderRow, isRightToLeft);
        WriteWidths(xml, sheet.Widths);
        xml.WriteStartElement("sheetData", SpreadsheetXml.Namespace);
        var markup = new StringBuilder();
        for (var row = 0; row < sheet.Rows.Length; row++)
        {
            AppendRow(markup, row + 1, sheet, texts);
            xml.WriteRaw(markup.ToString());
            markup.Clear();
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
        xml.WriteStartElement("sheetViews", SpreadsheetXml.Namespace);
        xml.WriteStartElement("sheetView", SpreadsheetXml.Namespace);
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
        xml.WriteStartElement("cols", SpreadsheetXml.Namespace);
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

    /// <summary>A row as it is: digits have nothing to escape, and a report has a quarter of a million cells. A cell without a place of its own
    /// follows the one before it (18.3.1.4): places are the only thing in a sheet that never repeats, and made two thirds of its size.</summary>
    private static void AppendRow(StringBuilder markup, int number, Sheet sheet, SharedTexts texts)
    {
        var cells = sheet.Rows[number - 1];
        var height = HeightOf(cells, sheet.Widths);
        markup.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\" ht=\"{height}\">");
        foreach (var cell in cells)
        {
            AppendCell(markup, cell, texts);
        }

        markup.Append("</row>");
    }

    // As high as its wrapped texts take, in points: programs that do not find out by themselves cut them off.
    private static int HeightOf(ImmutableArray<SheetCell> cells, ImmutableArray<double> widths)
    {
        var lines = 1;
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] is { Style: SheetStyle.Wrapped, Text: { } text })
            {
                lines = Math.Max(lines, (int)Math.Ceiling(text.Length / widths[i]));
            }
        }

        return cells is [{ Style: SheetStyle.Title }, ..] ? TitleHeight : lines * LineHeight;
    }

    private static void AppendCell(StringBuilder markup, SheetCell cell, SharedTexts texts)
    {
        if (cell.Text is "")
        {
            markup.Append("<c/>");
            return;
        }

        markup.Append("<c");
        if (cell.Style != SheetStyle.Plain)
        {
            markup.Append(CultureInfo.InvariantCulture, $" s=\"{(int)cell.Style}\"");
        }

        if (cell.Text is { } text)
        {
            markup.Append(
                CultureInfo.InvariantCulture,
                $" t=\"s\"><v>{texts.NumberOf(text)}</v></c>"
            );
        }
        else
        {
            markup.Append("><v>").Append(cell.Number).Append("</v></c>");
        }
    }

    private static void WriteEmpty(
        XmlWriter xml,
        string name,
        params ReadOnlySpan<(string Name, string Value)> attributes
    )
    {
        xml.WriteStartElement(name, SpreadsheetXml.Namespace);
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
