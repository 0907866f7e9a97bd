using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SurveyPipeline.Reports.Xlsx;

/// <summary>The looks that <see cref="SheetStyle"/> numbers.</summary>
internal static class WorkbookStyles
{
    public static Stylesheet Create() =>
        new(
            new Fonts(
                Font(size: 11, bold: false),
                Font(size: 11, bold: true),
                Font(size: 16, bold: true)
            ),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(
                    new PatternFill(
                        new ForegroundColor { Rgb = "FFE3E9F2" },
                        new BackgroundColor { Indexed = 64 }
                    )
                    {
                        PatternType = PatternValues.Solid,
                    }
                )
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
            new CellStyleFormats(
                new CellFormat
                {
                    FontId = 0,
                    FillId = 0,
                    BorderId = 0,
                }
            ),
            new CellFormats(
                Format(font: 0, fill: 0, wraps: false),
                Format(font: 1, fill: 2, wraps: true),
                Format(font: 2, fill: 0, wraps: false),
                Format(font: 0, fill: 0, wraps: true)
            ),
            new CellStyles(
                new CellStyle
                {
                    Name = "Normal",
                    FormatId = 0,
                    BuiltinId = 0,
                }
            )
        );

    private static Font Font(double size, bool bold)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = size }, new FontName { Val = "Calibri" });
        return font;
    }

    private static CellFormat Format(uint font, uint fill, bool wraps) =>
        new(new Alignment { WrapText = wraps, Vertical = VerticalAlignmentValues.Top })
        {
            NumberFormatId = 0,
            FontId = font,
            FillId = fill,
            BorderId = 0,
            FormatId = 0,
            ApplyFont = BooleanValue.FromBoolean(font > 0),
            ApplyFill = BooleanValue.FromBoolean(fill > 0),
            ApplyAlignment = true,
        };
}
