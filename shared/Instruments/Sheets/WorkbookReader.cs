using System.Collections.Frozen;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SurveyPipeline.Instruments.Sheets;

/// <summary>Reads the cells of a workbook that anybody may have made: any fault in it is a problem with its place, none an exception.</summary>
internal static class WorkbookReader
{
    private const string File = "the workbook";
    private const int MostBytes = 32 * 1024 * 1024;
    private const long MostUnpackedBytes = 256L * 1024 * 1024;
    private const int MostParts = 1000;
    private const int MostCharactersOfPart = 256 * 1024 * 1024;

    /// <summary>The cells of the sheets that a questionnaire has.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="problems">Takes what is wrong with it.</param>
    public static FrozenDictionary<string, SheetCells> Read(
        ReadOnlyMemory<byte> bytes,
        SheetProblems problems
    )
    {
        try
        {
            if (IsPackage(bytes, problems))
            {
                using var stream = new MemoryStream(bytes.ToArray(), writable: false);
                return ReadPackage(stream, problems);
            }
        }
        catch (Exception error) when (IsFaultOfFile(error))
        {
            problems.Add(File, "cannot be read: it is damaged, or no Excel workbook (.xlsx)");
        }

        return FrozenDictionary<string, SheetCells>.Empty;
    }

    private static bool IsPackage(ReadOnlyMemory<byte> bytes, SheetProblems problems)
    {
        if (bytes.Length > MostBytes)
        {
            problems.Add(File, "is larger than the 32 MiB that are read");
            return false;
        }

        if (!bytes.Span.StartsWith("PK"u8))
        {
            problems.Add(
                File,
                bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])
                    ? "has a password or the format of before 2007: save it as .xlsx without a password"
                    : "is no Excel workbook: save it as .xlsx"
            );
            return false;
        }

        // Before anything is unpacked: a small file may claim to hold a huge one.
        using var stream = new MemoryStream(bytes.ToArray(), writable: false);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        if (archive.GetEntry("mimetype") is not null)
        {
            problems.Add(File, "is an OpenDocument file: save it as .xlsx");
            return false;
        }

        if (
            archive.Entries.Count > MostParts
            || archive.Entries.Sum(e => (decimal)e.Length) > MostUnpackedBytes
        )
        {
            problems.Add(File, "unpacks to more than the 256 MiB that are read");
            return false;
        }

        return true;
    }

    private static FrozenDictionary<string, SheetCells> ReadPackage(
        Stream stream,
        SheetProblems problems
    )
    {
        using var document = SpreadsheetDocument.Open(
            stream,
            isEditable: false,
            new OpenSettings { MaxCharactersInPart = MostCharactersOfPart, AutoSave = false }
        );
        var found = new Dictionary<string, SheetCells>(StringComparer.Ordinal);
        if (document.WorkbookPart is not { Workbook.Sheets: { } sheets } workbook)
        {
            problems.Add(File, "has no sheets");
            return FrozenDictionary<string, SheetCells>.Empty;
        }

        var shared = ReadSharedTexts(workbook);
        var dates = ReadDates(workbook);
        var reader = new WorksheetReader(new CellReader(shared, dates, problems), problems);
        foreach (var sheet in sheets.Elements<Sheet>())
        {
            var name = sheet.Name?.Value ?? "";
            // XLSForm's way to keep a sheet to oneself.
            if (name.StartsWith('_'))
            {
                continue;
            }

            if (
                sheet.Id?.Value is not { } id
                || !workbook.TryGetPartById(id, out var part)
                || part is not WorksheetPart
            )
            {
                problems.Add(SheetProblems.Quote(name), "is no sheet of cells");
                continue;
            }

            using var content = part.GetStream(FileMode.Open, FileAccess.Read);
            using var xml = XmlReader.Create(content, Settings());
            if (!SheetNames.All.Contains(name, StringComparer.Ordinal))
            {
                CheckEmpty(name, xml, problems);
            }
            else if (!found.TryAdd(name, reader.Read(xml, name)))
            {
                problems.Add(name, "is there twice");
            }
        }

        foreach (var missing in SheetNames.Required.Where(n => !found.ContainsKey(n)))
        {
            problems.Add(
                File,
                $"has no sheet '{missing}': 'questionnaire-to-sheet' makes one that has all"
            );
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    // What stands in its cells is not looked at: whether it is anything is.
    private static void CheckEmpty(string name, XmlReader xml, SheetProblems problems)
    {
        var unheard = new SheetProblems();
        var reader = new WorksheetReader(
            new CellReader([], FrozenSet<int>.Empty, unheard),
            unheard
        );
        if (!reader.Read(xml, name).Rows.IsEmpty || unheard.Any)
        {
            problems.Add(
                SheetProblems.Quote(name),
                $"is no sheet that is known here: known are {string.Join(", ", SheetNames.All)}; give one of your own a name that begins with _"
            );
        }
    }

    private static FrozenSet<int> ReadDates(WorkbookPart workbook)
    {
        if (workbook.WorkbookStylesPart is not { } part)
        {
            return [];
        }

        using var content = part.GetStream(FileMode.Open, FileAccess.Read);
        using var xml = XmlReader.Create(content, Settings());
        return DateStyles.Read(xml);
    }

    private static ImmutableArray<string> ReadSharedTexts(WorkbookPart workbook)
    {
        if (workbook.SharedStringTablePart is not { } part)
        {
            return [];
        }

        using var content = part.GetStream(FileMode.Open, FileAccess.Read);
        using var xml = XmlReader.Create(content, Settings());
        return SharedTexts.Read(xml);
    }

    private static XmlReaderSettings Settings() =>
        new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MostCharactersOfPart,
        };

    // What the layers below throw at files that are damaged: the archive, the package, the XML, the library's own reading of both.
    private static bool IsFaultOfFile(Exception error) =>
        error
            is IOException
                or InvalidDataException
                or XmlException
                or OpenXmlPackageException
                or NotSupportedException
                or ArgumentException
                or FormatException
                or InvalidOperationException
                or OverflowException
                or KeyNotFoundException
                or IndexOutOfRangeException;
}
