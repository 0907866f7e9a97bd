using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SurveyPipeline.Reports.Xlsx;

/// <summary>Streams one sheet: thousands of cells, none of them kept as an object.</summary>
internal static class SheetWriter
{
    public static void Write(WorksheetPart part, Sheet sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        WriteView(writer, sheet.HeaderRow);
        WriteWidths(writer, sheet.Widths);
        writer.WriteStartElement(new SheetData());
        for (var row = 0; row < sheet.Rows.Length; row++)
        {
            WriteRow(writer, row + 1, sheet.Rows[row]);
        }

        writer.WriteEndElement();
        if (sheet.HeaderRow is { } header)
        {
            var last = Reference(sheet.Widths.Length, Math.Max(sheet.Rows.Length, header));
            writer.WriteElement(new AutoFilter { Reference = $"{Reference(1, header)}:{last}" });
        }

        writer.WriteEndElement();
    }

    private static void WriteView(OpenXmlWriter writer, int? header)
    {
        var view = new SheetView { WorkbookViewId = 0 };
        if (header is { } row)
        {
            view.Append(
                new Pane
                {
                    VerticalSplit = row,
                    TopLeftCell = Reference(1, row + 1),
                    ActivePane = PaneValues.BottomLeft,
                    State = PaneStateValues.Frozen,
                }
            );
        }

        writer.WriteElement(new SheetViews(view));
    }

    private static void WriteWidths(OpenXmlWriter writer, ImmutableArray<double> widths)
    {
        var columns = new Columns();
        for (var i = 0; i < widths.Length; i++)
        {
            columns.Append(
                new Column
                {
                    Min = (uint)i + 1,
                    Max = (uint)i + 1,
                    Width = widths[i],
                    CustomWidth = true,
                }
            );
        }

        writer.WriteElement(columns);
    }

    private static void WriteRow(OpenXmlWriter writer, int number, ImmutableArray<SheetCell> cells)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number });
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] is { Text: not "" } cell)
            {
                WriteCell(writer, Reference(i + 1, number), cell);
            }
        }

        writer.WriteEndElement();
    }

    private static void WriteCell(OpenXmlWriter writer, string reference, SheetCell cell)
    {
        var element = new Cell { CellReference = reference, StyleIndex = (uint)cell.Style };
        if (cell.Text is { } text)
        {
            element.DataType = CellValues.InlineString;
            element.InlineString = new InlineString(
                new Text(CellText.Check(text)) { Space = SpaceProcessingModeValues.Preserve }
            );
        }
        else
        {
            element.CellValue = new CellValue(cell.Number!);
        }

        writer.WriteElement(element);
    }

    private static string Reference(int column, int row) =>
        string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + column - 1)}{row}");
}
