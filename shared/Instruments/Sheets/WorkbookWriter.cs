using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>Writes sheets as an Open XML workbook. Every column is one of texts, so that a spreadsheet takes no id such as 1-2 for a date.</summary>
internal static class WorkbookWriter
{
    private const uint TextStyle = 1;
    private const uint HeaderStyle = 2;
    private const uint TextFormat = 49;
    private const int NarrowWidth = 18;
    private const int WideWidth = 44;

    /// <summary>The file.</summary>
    public static byte[] Write(ImmutableArray<SheetDraft> sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
            var list = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
            for (var i = 0; i < sheets.Length; i++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"sheet{i + 1}");
                workbook.AddNewPart<WorksheetPart>(id).Worksheet = Sheet(sheets[i]);
                list.Append(
                    new Sheet
                    {
                        Id = id,
                        SheetId = (uint)i + 1,
                        Name = sheets[i].Name,
                    }
                );
            }

            workbook.Workbook = new Workbook(list);
        }

        return stream.ToArray();
    }

    private static Worksheet Sheet(SheetDraft sheet)
    {
        var rows = sheet.Rows.Select(
            (cells, i) =>
                Row(
                    i + 2,
                    sheet.Columns.Select(
                        (name, c) => (Column: c + 1, Text: cells.GetValueOrDefault(name))
                    ),
                    TextStyle
                )
        );
        var header = Row(1, sheet.Columns.Select((name, c) => (c + 1, (string?)name)), HeaderStyle);
        return new Worksheet(
            new SheetViews(
                new SheetView(
                    new Pane
                    {
                        VerticalSplit = 1,
                        TopLeftCell = "A2",
                        ActivePane = PaneValues.BottomLeft,
                        State = PaneStateValues.Frozen,
                    }
                )
                {
                    WorkbookViewId = 0,
                }
            ),
            new Columns(sheet.Columns.Select(Column)),
            new SheetData(rows.Prepend(header))
        );
    }

    private static Column Column(string name, int index) =>
        new()
        {
            Min = (uint)index + 1,
            Max = (uint)index + 1,
            Width = name.Contains(SheetLanguages.Separator, StringComparison.Ordinal)
                ? WideWidth
                : NarrowWidth,
            CustomWidth = true,
            Style = TextStyle,
        };

    private static Row Row(int number, IEnumerable<(int Column, string? Text)> cells, uint style) =>
        new(
            cells.Where(c => c.Text is not null).Select(c => Cell(number, c.Column, c.Text!, style))
        )
        {
            RowIndex = (uint)number,
        };

    private static Cell Cell(int row, int column, string text, uint style) =>
        new(
            new InlineString(
                new Text(EscapedText.Write(text)) { Space = SpaceProcessingModeValues.Preserve }
            )
        )
        {
            CellReference = new CellPlace("", row, column).Reference,
            DataType = CellValues.InlineString,
            StyleIndex = style,
        };

    private static Stylesheet Styles() =>
        new(
            new Fonts(
                new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
                new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })
            ),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 })
            ),
            new Borders(
                new Border(
                    new LeftBorder(),
                    new RightBorder(),
                    new TopBorder(),
                    new BottomBorder(),
                    new DiagonalBorder()
                )
            ),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(new CellFormat(), Format(font: 0), Format(font: 1))
        );

    private static CellFormat Format(uint font) =>
        new(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top })
        {
            NumberFormatId = TextFormat,
            FontId = font,
            ApplyNumberFormat = true,
            ApplyFont = BooleanValue.FromBoolean(font > 0),
            ApplyAlignment = true,
        };
}
