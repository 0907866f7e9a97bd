using System.Collections.Immutable;
using System.Globalization;
using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SurveyPipeline.Reports.Packaging;

namespace SurveyPipeline.Reports.Xlsx;

/// <summary>Writes sheets as an Open XML workbook whose bytes depend on its content alone.</summary>
internal static class WorkbookFile
{
    public static byte[] Write(ImmutableArray<Sheet> sheets, bool isRightToLeft)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            // Compressed when it is rewritten.
            document.CompressionOption = CompressionOption.NotCompressed;
            var workbook = document.AddWorkbookPart();
            document.ChangeIdOfPart(workbook, "rId1");
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = WorkbookStyles.Create();
            var texts = new SharedTexts();
            var list = new Sheets();
            for (var i = 0; i < sheets.Length; i++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"sheet{i + 1}");
                SheetWriter.Write(
                    workbook.AddNewPart<WorksheetPart>(id),
                    sheets[i],
                    texts,
                    isRightToLeft
                );
                list.Append(
                    new DocumentFormat.OpenXml.Spreadsheet.Sheet
                    {
                        Id = id,
                        SheetId = (uint)i + 1,
                        Name = sheets[i].Name,
                    }
                );
            }

            texts.Write(workbook.AddNewPart<SharedStringTablePart>("texts"));
            workbook.Workbook = new Workbook(list, new DefinedNames(sheets.SelectMany(PrintNames)));
        }

        stream.Position = 0;
        return StableZip.Rewrite(stream);
    }

    /// <summary>What is printed of a sheet, and that its headings stand on every page.</summary>
    private static IEnumerable<DefinedName> PrintNames(Sheet sheet, int index)
    {
        var own = $"'{sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'!";
        var last = SheetWriter.NameOf(sheet.PrintedColumns);
        yield return Name(
            "_xlnm.Print_Area",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{own}$A$1:${last}${Math.Max(sheet.Rows.Length, 1)}"
            )
        );
        if (sheet.HeaderRow is { } row)
        {
            yield return Name(
                "_xlnm.Print_Titles",
                string.Create(CultureInfo.InvariantCulture, $"{own}${row}:${row}")
            );
        }

        DefinedName Name(string name, string text) =>
            new(text) { Name = name, LocalSheetId = (uint)index };
    }
}
